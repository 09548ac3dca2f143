import type { RunningApp } from '../../../e2e/app';
import { type Checks, expectEqual } from '../lines';

const LINE = 'sandbox, context isolation, no Node in pages';
const NODE_NAMES = [
  'require',
  'process',
  'module',
  'Buffer',
  'global',
  '__dirname',
  '__filename',
  'setImmediate',
  'electron',
  'ipcRenderer',
  'webFrame',
];

/** What the page, its workers and a window opened on purpose can see of Node, and what Electron says of their switches. */
export async function isolation({ electron, page }: RunningApp, checks: Checks): Promise<void> {
  const inPage = await page.evaluate((names) => names.filter((name) => name in window), NODE_NAMES);
  checks.record(LINE, [expectEqual("Node's names in the page", inPage, [])]);

  await checks.check(LINE, "Node's names in every worker", async () => {
    const workers = page.workers();
    if (workers.length === 0) return 'no worker was seen';
    for (const worker of workers) {
      const seen = await worker.evaluate((names) => names.filter((name) => name in globalThis), NODE_NAMES);
      if (seen.length > 0) return `${worker.url()}: ${seen.join(', ')}`;
    }
    return null;
  });
  await checks.check(LINE, "the bridge's functions lead to no Node", () =>
    page.evaluate(
      () =>
        new Promise<string | null>((done) => {
          setTimeout(() => {
            try {
              const bridge = Object.values(Reflect.get(window, 'casekeep') ?? {});
              const maker = Reflect.get(Object(bridge[0]), 'constructor');
              const made: unknown = maker.constructor('return typeof process')();
              const seen = typeof made === 'function' ? String(made()) : String(made);
              done(seen === 'undefined' ? null : `process is ${seen}`);
            } catch {
              done(null);
            }
          }, 0);
        }),
    ),
  );
  await checks.check(LINE, 'what the page does to its own world does not reach the preload', () =>
    page.evaluate(async () => {
      const own = Array.prototype.map;
      let calls = 0;
      const bridge = Reflect.get(window, 'casekeep');
      const counting: unknown = new Proxy(own, {
        apply(target, self, given) {
          calls += 1;
          return Reflect.apply(target, self, given);
        },
      });
      Reflect.set(Array.prototype, 'map', counting);
      try {
        await bridge.activity();
        return calls === 0 ? null : `the preload used the page's Array ${calls} times`;
      } finally {
        Array.prototype.map = own;
      }
    }),
  );
  await checks.check(LINE, 'the page cannot put something else where the bridge stands', () =>
    page.evaluate(() => {
      const before: unknown = Reflect.get(window, 'casekeep');
      const bridge = Object(before);
      const start: unknown = bridge.start;
      Reflect.set(bridge, 'start', () => 'mine');
      return bridge.start === start ? null : 'a call of the bridge was replaced';
    }),
  );

  const held = await electron.evaluate(({ BrowserWindow }) => {
    const contents: object = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
    const ask: unknown = Reflect.get(contents, 'getLastWebPreferences');
    const all: unknown = typeof ask === 'function' ? Reflect.apply(ask, contents, []) : null;
    const names = [
      'sandbox',
      'contextIsolation',
      'nodeIntegration',
      'nodeIntegrationInSubFrames',
      'webSecurity',
      'allowRunningInsecureContent',
      'webviewTag',
      'experimentalFeatures',
    ];
    return names.map((name) => [name, Reflect.get(Object(all), name)]);
  });
  const wanted = new Map([
    ['sandbox', true],
    ['contextIsolation', true],
    ['webSecurity', true],
  ]);
  checks.record(
    LINE,
    held.map(([name, value]) => expectEqual(`web preference ${name}`, value, wanted.get(name) ?? false)),
  );
}
