import type { Bridge } from '../../../../electron/contract/bridge';
import type { RunningApp } from '../../../e2e/app';
import { type Checks, expectEqual } from '../lines';

const LINE = 'every bridge call checks sender frame and arguments';
const PATHS = 'no path comes from the page';

type Call = Exclude<keyof Bridge, 'on'>;

const PREFERENCES = {
  idleMinutes: 5,
  appearance: 'dark',
  backupEveryDays: 7,
  backupStartsByItself: true,
  lockOnMinimise: false,
};
const ODD: readonly unknown[] = [null, 7, '', {}, [], true];

/** For every call of the contract: arguments that it must refuse by name. A new call does not compile without some. */
const WRONG: Readonly<Record<Call, readonly (readonly unknown[])[]>> = {
  start: ODD.map((one) => [one]),
  requestStoragePort: [['x'], []],
  lock: [[], ['idle'], ['KEY'], ['key', 1], ...ODD.map((one) => [one])],
  lockReady: [[], [-1], [1.5], [1e9], ['1'], [1, 2], [null]],
  activity: ODD.map((one) => [one]),
  copied: ODD.map((one) => [one]),
  unlocked: ODD.map((one) => [one]),
  setPreferences: [
    [],
    ...ODD.map((one) => [one]),
    [{ ...PREFERENCES, idleMinutes: 31 }],
    [{ ...PREFERENCES, idleMinutes: 0 }],
    [{ ...PREFERENCES, appearance: 'red' }],
    [{ ...PREFERENCES, more: 1 }],
    [PREFERENCES, PREFERENCES],
  ],
  choosePlace: [['/etc'], [{ path: '/etc' }]],
  renamePlace: [[], ['../../etc', 'x'], ['/etc/passwd', 'x'], ['0123456789abcdef'], ['0123456789abcdef', 7]],
  forgetPlace: [[], ['../../etc'], ['/etc'], ['0123456789abcdef', 1], [7]],
  chooseSource: [[], ['/etc'], ['../'], ['folder', '/etc'], [7]],
  chooseTarget: [[], [''], [7], [{}], ['x'.repeat(201)], ['a', 'b']],
  printToPdf: [[], [''], [7], [null], ['x'.repeat(201)], ['a', '/tmp/a.pdf']],
  startDemo: ODD.map((one) => [one]),
  leaveDemo: ODD.map((one) => [one]),
};

/** Every call with every kind of wrong arguments; then who else may call; then whether a path can be smuggled in. */
export async function bridgeCalls(app: RunningApp, checks: Checks): Promise<void> {
  const { page } = app;
  const names = Object.keys(WRONG).sort();
  const offered = await page.evaluate(() => Object.keys(Reflect.get(window, 'casekeep') ?? {}).sort());
  checks.record(LINE, [expectEqual('the bridge is the contract', offered, [...names, 'on'].sort())]);

  for (const [name, all] of Object.entries(WRONG)) {
    const answers = await page.evaluate(
      async ([call, given]) => {
        const bridge = Reflect.get(window, 'casekeep');
        return Promise.all(
          given.map((args) =>
            Promise.resolve(Reflect.apply(Reflect.get(bridge, call), bridge, args)).then(
              (value) => `answered ${JSON.stringify(value)}`,
              (error: unknown) => (error instanceof Error ? error.message : 'no error'),
            ),
          ),
        );
      },
      [name, all] as const,
    );
    checks.record(
      LINE,
      answers.map((said, at) => expectEqual(`${name}(${JSON.stringify(all[at])})`, said, `refused:${name}`)),
    );
  }
  await forgedSenders(app, names, checks);
  await proposedNames(app, checks);
}

/** The call itself, made in main as if it came from elsewhere; and from real windows and frames that are elsewhere. */
async function forgedSenders({ electron, page }: RunningApp, names: readonly string[], checks: Checks) {
  const looks = await electron.evaluate(async ({ BrowserWindow, ipcMain, webContents, app }, calls) => {
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers');
    const own = webContents.getAllWebContents()[0];
    if (!(handlers instanceof Map) || own === undefined) return [{ name: 'handlers', failure: 'not seen' }];
    const { join } = process.mainModule?.require('node:path') ?? {};
    const preload = join(app.getAppPath(), 'out', 'preload.cjs');
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    const blank = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await stranger.loadURL('app://casekeep/').catch(() => null);
    await blank.loadURL('about:blank').catch(() => null);
    await own.executeJavaScript(
      `new Promise((done) => { const frame = document.createElement('iframe'); frame.id = 'casekeep-child'; frame.onload = done; document.body.append(frame); })`,
    );
    const child = own.mainFrame.frames[0] ?? null;
    const forged = {
      'a child frame': { sender: own, senderFrame: child },
      'no frame': { sender: own, senderFrame: null },
      'another window': { sender: stranger.webContents, senderFrame: stranger.webContents.mainFrame },
      'another window with this frame': { sender: stranger.webContents, senderFrame: own.mainFrame },
      "this window with another's frame": { sender: own, senderFrame: stranger.webContents.mainFrame },
      'a window at about:blank': { sender: blank.webContents, senderFrame: blank.webContents.mainFrame },
      nobody: { sender: null, senderFrame: null },
      'a look-alike frame': { sender: own, senderFrame: { url: 'app://casekeep/' } },
    };
    const seen: { name: string; failure: string | null }[] = [
      { name: 'a child frame stands', failure: child === null ? 'none could be made' : null },
    ];
    for (const call of calls) {
      const handler: unknown = handlers.get(`casekeep:${call}`);
      for (const [who, event] of Object.entries(forged)) {
        const answer: unknown =
          typeof handler === 'function'
            ? await Promise.resolve(Reflect.apply(handler, null, [{ ...event, returnValue: null }])).catch(
                () => ({ kind: 'threw' }),
              )
            : null;
        const kind = String(Reflect.get(Object(answer), 'kind'));
        seen.push({ name: `${call} by ${who}`, failure: kind === 'refused' ? null : `answered ${kind}` });
      }
    }
    for (const [who, window] of [
      ['another window', stranger],
      ['a window at about:blank', blank],
    ] as const) {
      const said: string = await window.webContents.executeJavaScript(
        `Promise.all(${JSON.stringify(calls)}.map((name) => window.casekeep[name]().then(() => name + ' answered', (error) => error.message === 'refused:' + name ? '' : error.message))).then((all) => all.filter(Boolean).join(', '))`,
      );
      seen.push({ name: `all calls from ${who}, for real`, failure: said === '' ? null : said });
    }
    const inChild: string = await own.executeJavaScript(
      `typeof document.getElementById('casekeep-child').contentWindow.casekeep`,
    );
    seen.push({ name: 'no bridge in a child frame', failure: inChild === 'undefined' ? null : inChild });
    await own.executeJavaScript(`document.getElementById('casekeep-child').remove()`);
    stranger.destroy();
    blank.destroy();
    const channels = [...handlers.keys()].filter((name) => !String(name).startsWith('casekeep:'));
    seen.push({ name: 'no other channel', failure: channels.length === 0 ? null : channels.join(', ') });
    // Electron listens to errors of its own.
    const listeners = ipcMain
      .eventNames()
      .map(String)
      .filter((name) => name !== 'error');
    seen.push({
      name: 'no other message is heard',
      failure: listeners.length === 0 ? null : listeners.join(', '),
    });
    return seen;
  }, names);
  checks.record(LINE, looks);
  await checks.check(LINE, 'the same page under another address', () =>
    page.evaluate(async () => {
      history.pushState(null, '', '/elsewhere');
      const said = await Reflect.get(window, 'casekeep')
        .activity()
        .then(
          () => 'answered',
          (error: Error) => error.message,
        );
      history.replaceState(null, '', '/');
      return said === 'refused:activity' ? null : String(said);
    }),
  );
}

/** The only text of the page that comes near a path: the name it proposes to the dialog. */
async function proposedNames({ electron, page }: RunningApp, checks: Checks): Promise<void> {
  const hostile = [
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x\\y.pdf',
    '..',
    '~/.bashrc',
    'a\u0000b',
    '\n../x',
    '.hidden',
  ];
  await electron.evaluate(({ dialog }) => {
    const proposed: string[] = [];
    Reflect.set(globalThis, 'casekeepProposed', proposed);
    dialog.showSaveDialog = async (...given: readonly unknown[]) => {
      proposed.push(String(Reflect.get(Object(given.at(-1)), 'defaultPath')));
      return { canceled: true, filePath: '' };
    };
  });
  for (const name of hostile) {
    for (const call of ['chooseTarget', 'printToPdf'] as const) {
      await checks.check(PATHS, `${call}(${JSON.stringify(name)})`, async () => {
        const answer: unknown = await page.evaluate(
          ([one, told]) => Reflect.get(window, 'casekeep')[one](told),
          [call, name] as const,
        );
        const proposed = await electron.evaluate(() =>
          String(Reflect.get(globalThis, 'casekeepProposed').pop()),
        );
        if (JSON.stringify(answer) !== '{"kind":"cancelled"}') return `answered ${JSON.stringify(answer)}`;
        const isPlain = !/[/\\:]|^\./.test(proposed) && [...proposed].every((character) => character >= ' ');
        return !isPlain || proposed === 'undefined' ? `the dialog was given ${proposed}` : null;
      });
    }
  }
}
