import { createServer } from 'node:http';
import type { RunningApp } from '../../../e2e/app';
import { type Checks, expectEqual } from '../lines';

const NETWORK = 'no network in any session';
const SPELLING = 'spellchecker dictionary download off';
const QUIET = 'no crash reporter, no updater';

const SWITCHES: Readonly<Record<string, string>> = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'no-proxy-server': '',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-sync': '',
  'disable-quic': '',
  'no-pings': '',
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
};

/** A server of the test's own stands open while every session there is, and some made now, try to reach it and afar. */
export async function sessions({ electron, page }: RunningApp, checks: Checks): Promise<void> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end('reached');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const near = [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, `http://[::1]:${port}/`];
  const far = [
    'https://casekeep-session.example/',
    'http://192.0.2.1/',
    'file:///etc/passwd',
    'ftp://x.example/',
  ];
  try {
    const control = await fetch(near[0] ?? '').then((answer) => answer.text(), String);
    checks.record(NETWORK, [
      expectEqual('control: the server answers the test', [control, asked], ['reached', 1]),
    ]);
    asked = 0;
    const looks = await electron.evaluate(
      async ({ session, net, BrowserWindow }, all) => {
        const seen: { name: string; failure: string | null }[] = [];
        const made = {
          'the default session': session.defaultSession,
          'a new session in memory': session.fromPartition('casekeep-made-now'),
          'a new session on the disk': session.fromPartition('persist:casekeep-made-now'),
          'a session without a cache': session.fromPartition('casekeep-no-cache', { cache: false }),
        };
        const within = (asking: Promise<string>) =>
          Promise.race([asking, new Promise<string>((done) => setTimeout(() => done('no answer'), 4000))]);
        for (const [who, one] of Object.entries(made)) {
          for (const address of all) {
            const fetched = await within(
              new Promise<string>((done, fail) => {
                try {
                  const request = net.request({ url: address, session: one });
                  request.on('response', ({ statusCode }) => done(`answered ${statusCode}`));
                  request.on('error', ({ message }) => done(message));
                  request.end();
                } catch (error) {
                  fail(error);
                }
              }).catch(String),
            );
            const isBlocked = /BLOCKED_BY_CLIENT|UNKNOWN_URL_SCHEME|ERR_FAILED|only supports/.test(fetched);
            seen.push({ name: `${who} asks for ${address}`, failure: isBlocked ? null : fetched });
          }
          const window = new BrowserWindow({ show: false, webPreferences: { session: one, sandbox: true } });
          for (const address of all) {
            await within(window.loadURL(address).then(String, String));
            const stands: string = await window.webContents.executeJavaScript('location.href');
            const isNothing = stands.startsWith('chrome-error:') || stands === '' || stands === 'about:blank';
            seen.push({
              name: `a window of ${who} opens ${address}`,
              failure: isNothing ? null : `at ${stands}`,
            });
          }
          window.destroy();
          const asks: unknown = Reflect.get(one, 'resolveHost');
          for (const host of ['localhost', 'casekeep-session.example']) {
            const resolved =
              typeof asks === 'function'
                ? await within(Reflect.apply(asks, one, [host]).then(JSON.stringify, () => 'not found'))
                : 'not found';
            seen.push({
              name: `${who} looks up ${host}`,
              failure: resolved === 'not found' ? null : resolved,
            });
          }
        }
        return seen;
      },
      [...near, ...far],
    );
    checks.record(NETWORK, looks);
    await checks.check(NETWORK, 'the page asks for all of them', async () => {
      const got = await page.evaluate(
        async (all) =>
          Promise.all(
            all.map((one) =>
              fetch(one, { mode: 'no-cors' }).then(
                () => one,
                () => '',
              ),
            ),
          ),
        [...near, ...far],
      );
      const reached = got.filter((one) => one !== '');
      return reached.length === 0 ? null : reached.join(', ');
    });
    checks.record(NETWORK, [expectEqual('requests that the server saw', asked, 0)]);
  } finally {
    server.close();
  }
  await switches({ electron }, checks);
  await quiet({ electron }, checks);
}

async function switches({ electron }: Pick<RunningApp, 'electron'>, checks: Checks): Promise<void> {
  const set = await electron.evaluate(
    ({ app }, names) =>
      names.map((name) => [app.commandLine.hasSwitch(name), app.commandLine.getSwitchValue(name)] as const),
    Object.keys(SWITCHES),
  );
  checks.record(
    NETWORK,
    Object.entries(SWITCHES).map(([name, value], at) => expectEqual(`--${name}`, set[at], [true, value])),
  );
}

async function quiet({ electron }: Pick<RunningApp, 'electron'>, checks: Checks): Promise<void> {
  const spelling = await electron.evaluate(({ session, BrowserWindow }) => {
    const all = [
      session.defaultSession,
      session.fromPartition('casekeep-made-now'),
      session.fromPartition('x'),
    ];
    return [
      ...all.map((one) => [one.isSpellCheckerEnabled(), one.getSpellCheckerLanguages().length] as const),
      ...BrowserWindow.getAllWindows().map(
        ({ webContents }) => [webContents.session.isSpellCheckerEnabled(), 0] as const,
      ),
    ];
  });
  checks.record(
    SPELLING,
    spelling.map((one, at) => expectEqual(`session ${at + 1}: enabled, languages`, one, [false, 0])),
  );
  const reports = await electron.evaluate(({ app, autoUpdater, crashReporter }) => {
    const quietly = (look: () => unknown) => {
      try {
        return look();
      } catch {
        return 'off';
      }
    };
    return {
      switches: ['disable-breakpad', 'disable-crash-reporter'].map((name) => app.commandLine.hasSwitch(name)),
      uploads: quietly(() => crashReporter.getUploadedReports().length) ?? 'off',
      lastReport: quietly(() => crashReporter.getLastCrashReport()) ?? null,
      feed: quietly(() => autoUpdater.getFeedURL()) ?? '',
    };
  });
  checks.record(QUIET, [
    expectEqual('switches', reports.switches, [true, true]),
    {
      name: 'no report was kept',
      failure: reports.lastReport === null || reports.lastReport === 'off' ? null : 'one was',
    },
    {
      name: 'no report was sent',
      failure: reports.uploads === 0 || reports.uploads === 'off' ? null : 'one was',
    },
    {
      name: 'no address for updates',
      failure: reports.feed === '' || reports.feed === 'off' ? null : JSON.stringify(reports.feed),
    },
  ]);
}
