import { execFileSync, spawn } from 'node:child_process';
import { unknownSwitch } from '../../../electron/main/lockdown/command-line';
import { launchApp, type RunningApp } from '../../e2e/app';
import { frontOf, unlockOnScreen } from '../app/front';
import { type OwnPlaces, ownPlaces } from '../app/own-places';
import { killTree, processTree, stillLiving } from '../app/process-tree';
import { notRun, type Proof } from '../proof';
import { type Checks, type Line, openChecks } from './lines';
import { asOrdinaryUser } from './running/as-ordinary-user';
import { bridgeCalls } from './running/bridge-calls';
import { builtCode } from './running/built-code';
import { contentPolicy } from './running/content-policy';
import { abortAll, coreLimits } from './running/core-dumps';
import { developerTools } from './running/developer-tools';
import { graveActs } from './running/grave-acts';
import { hostileText } from './running/hostile-text';
import { hostileVault } from './running/hostile-vault';
import { isolation } from './running/isolation';
import { looseStart } from './running/loose-start';
import { loadsThatLock, navigation } from './running/navigation';
import { oneInstance } from './running/one-instance';
import { permissions } from './running/permissions';
import { portPaths } from './running/port-paths';
import { profileModes } from './running/profile-modes';
import { servedFiles } from './running/served-files';
import { sessions } from './running/sessions';
import { until } from './packaged/start-packaged';
import { REFUSED } from './refused-switches';

const LINES: readonly Line[] = [
  'sandbox, context isolation, no Node in pages',
  'app:// serves the build-time manifest and nothing else',
  'content security policy',
  'permissions denied except persistent-storage',
  'navigation, redirects, new windows, webviews, frames, drops refused',
  'every bridge call checks sender frame and arguments',
  'no path comes from the page',
  'no network in any session',
  'spellchecker dictionary download off',
  'no crash reporter, no updater',
  'single instance',
  'unknown command-line switches refused',
  'profile 0700, files 0600',
  'core dumps off',
  'developer tools off',
  'no innerHTML, eval, openExternal',
  'stored text never rendered as HTML',
  'the password again before export, key change, destruction, recovery key',
];

/** Every line of the list on the running app: unlocked, with a vault in which every text is markup. */
export async function hardening(isLong: boolean): Promise<readonly Proof[]> {
  if (process.platform !== 'linux') return [notRun('hardening', 'processes are read through /proc')];
  const checks = openChecks('running app', LINES);
  const places = await ownPlaces();
  const manager = spawn('openbox', { stdio: 'ignore' });
  try {
    checks.record(
      'unknown command-line switches refused',
      REFUSED.map((one) => ({
        name: `by the rule: ${one}`,
        failure: unknownSwitch([one], false, 'linux') === null ? 'taken' : null,
      })),
    );
    await group(checks, 'no innerHTML, eval, openExternal', () => builtCode(checks));
    await group(checks, 'the password again before export, key change, destruction, recovery key', () =>
      graveActs(checks),
    );
    await group(checks, 'no path comes from the page', () => portPaths(checks));
    await group(checks, 'stored text never rendered as HTML', () => withTheApp(places, checks, isLong));
    await group(checks, 'sandbox, context isolation, no Node in pages', () => asOrdinaryUser(checks));
    return checks.proofs();
  } finally {
    manager.kill();
    await places.remove();
  }
}

async function withTheApp(places: OwnPlaces, checks: Checks, isLong: boolean): Promise<void> {
  await hostileVault(places.profile);
  execFileSync('chmod', ['-R', 'a+rwX', places.profile]);
  const loose = await looseStart(places.folder);
  let app = await launchApp({ profile: places.profile, env: places.env, timeoutMs: 120_000 });
  try {
    if ((await frontOf(app.page)) !== 'locked') throw new Error('not the locked screen');
    const modes = (when: string) =>
      checks.record('profile 0700, files 0600', profileModes(places.profile, when));
    modes('a profile open to all, then a start with umask 000');
    const opened = await unlockOnScreen(app.page);
    if (opened.kind !== 'open') throw new Error(opened.said);
    await onTheOpenApp(app, places, checks);
    modes('unlocked, with drafts, files and the store');
    checks.record('core dumps off', coreLimits(processTree(app.pid)));
    app = await loadsThatLock(app, checks, isLong);
    await frontOf(app.page);
    modes('after a lock');
    const tree = processTree(app.pid);
    const gone = async () => {
      await app.exited;
      await until(() => stillLiving(tree).length === 0, 5);
    };
    await group(checks, 'core dumps off', () => abortAll(tree, gone, loose.cwd, checks));
  } finally {
    loose.end();
    killTree(processTree(app.pid));
    await app.exited;
  }
}

async function onTheOpenApp(app: RunningApp, places: OwnPlaces, checks: Checks): Promise<void> {
  const parts: readonly (readonly [Line, () => Promise<void>])[] = [
    ['stored text never rendered as HTML', () => hostileText(app, places.home, checks)],
    ['sandbox, context isolation, no Node in pages', () => isolation(app, checks)],
    ['app:// serves the build-time manifest and nothing else', () => servedFiles(app, checks)],
    ['content security policy', () => contentPolicy(app, checks)],
    ['every bridge call checks sender frame and arguments', () => bridgeCalls(app, checks)],
    ['no network in any session', () => sessions(app, checks)],
    ['permissions denied except persistent-storage', () => permissions(app, checks)],
    ['navigation, redirects, new windows, webviews, frames, drops refused', () => navigation(app, checks)],
    ['single instance', () => oneInstance(app, checks)],
    ['developer tools off', () => developerTools(app, checks)],
  ];
  for (const [line, part] of parts) await group(checks, line, part);
}

/** A part that cannot be run to its end is a failure of its line, and the others go on. */
async function group(checks: Checks, line: Line, part: () => Promise<void>): Promise<void> {
  await checks.check(line, 'all of it was run', async () => {
    await part();
    return null;
  });
}
