import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killTree } from '../../app/process-tree';
import type { Checks } from '../lines';
import { REFUSED } from '../refused-switches';
import type { OwnDisplay } from './own-display';
import { type Ended, mainOf, runningFrom, startPackaged, type Surroundings, until } from './start-packaged';

const LINE = 'unknown command-line switches refused';
const PORT = 39_222;
const ELSEWHERE = '/tmp/casekeep-elsewhere';
const NET_LOG = '/tmp/casekeep-net.json';

/** Switches and variables that would open the packaged app up: it ends at once, or takes no notice. */
export async function openedUp(around: Surroundings, display: OwnDisplay, checks: Checks): Promise<void> {
  const ours = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-seccomp-filter-sandbox'] : [];
  let byChromium = 0;
  for (const one of [...REFUSED, ...ours]) {
    const argument = one.replace('PORT', String(PORT));
    await checks.check(LINE, JSON.stringify(argument), async () => {
      let listened = false;
      let over: Ended | null = null;
      const started = startPackaged(around, [argument]);
      void started.ended.then((how) => (over = how));
      await until(() => {
        listened ||= isListening(PORT);
        return over !== null;
      }, 15);
      const shown = over === null && display.windows('Casekeep').length > 0;
      killTree(runningFrom(around.packaged.folder));
      const { code, said } = await started.ended;
      if (listened) return 'a port was opened';
      if (over === null) return shown ? 'a window came up' : 'it did not end within 15 s';
      if (code === 2 && said.includes('is not known; nothing was started')) return null;
      byChromium += 1;
      return code === 0 ? `ended with 0: ${said.slice(-200)}` : null;
    });
  }
  if (byChromium > 0) checks.remark(LINE, `${byChromium} of them ended by Chromium itself`);
  // Chromium makes the folder of `--user-data-dir` before anything of the app runs; it must stay empty.
  await checks.check(LINE, 'nothing of it was written', async () => {
    const left = [...filesIn(ELSEWHERE), ...(existsSync(NET_LOG) ? [NET_LOG] : [])];
    await rm(ELSEWHERE, { recursive: true, force: true });
    return left.length === 0 ? null : left.join(', ');
  });
  await asNode(around, display, checks);
}

/** Ways to have the packaged binary run a script instead of the app. */
async function asNode(around: Surroundings, display: OwnDisplay, checks: Checks): Promise<void> {
  const script = join(around.cwd, 'script.js');
  const trace = join(around.cwd, 'script-ran');
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran')`);
  const ways: Readonly<Record<string, readonly [readonly string[], Readonly<Record<string, string>>]>> = {
    'ELECTRON_RUN_AS_NODE with a script': [[script], { ELECTRON_RUN_AS_NODE: '1' }],
    'ELECTRON_RUN_AS_NODE with code': [
      ['-e', `require(${JSON.stringify(script)})`],
      { ELECTRON_RUN_AS_NODE: '1' },
    ],
    'NODE_OPTIONS with a script': [[], { NODE_OPTIONS: `--require ${script}` }],
    'NODE_OPTIONS that inspects': [[], { NODE_OPTIONS: `--inspect=${PORT}` }],
    'a script as a word': [[script], {}],
    'an app folder as a word': [[around.cwd], {}],
  };
  for (const [name, [args, env]] of Object.entries(ways)) {
    await checks.check(LINE, name, async () => {
      const started = startPackaged(around, args, env);
      let over: Ended | null = null;
      void started.ended.then((how) => (over = how));
      await until(() => over !== null || display.windows('Casekeep').length > 0, 30);
      const endedItself = over !== null;
      const listened = isListening(PORT);
      const runs = mainOf(runningFrom(around.packaged.folder)) !== undefined;
      killTree(runningFrom(around.packaged.folder));
      const { code } = await started.ended;
      if (existsSync(trace)) return 'the script ran';
      if (listened) return 'a port was opened';
      if (endedItself) return code === 2 ? null : `it ended with ${String(code)}`;
      return runs ? null : 'neither the app nor a refusal';
    });
  }
}

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** True when something listens on this port, as the kernel lists it. */
function isListening(port: number): boolean {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6'].some((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .some((line) => {
        const [, local = '', , state] = line.trim().split(/\s+/);
        return local.endsWith(wanted) && state === '0A';
      }),
  );
}
