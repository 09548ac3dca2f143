import { listPackage } from '@electron/asar';
import { existsSync, mkdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFuses } from '../../../../build/fuses.mjs';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../../node-app';
import { killTree } from '../../app/process-tree';
import { notRun, type Proof } from '../../proof';
import { type Checks, expectEqual, type Line, openChecks } from '../lines';
import { abortAll, coreLimits } from '../running/core-dumps';
import { profileModes } from '../running/profile-modes';
import { sandboxedProcesses } from '../sandboxed-processes';
import { firstRunByKeyboard } from './first-run-by-keyboard';
import { lockByKeyboard } from './lock-by-keyboard';
import { openedUp } from './opened-up';
import { type OwnDisplay, ownDisplay } from './own-display';
import { packageApp, type Packaged } from './package-app';
import { giveTo, mainOf, runningFrom, startPackaged, type Surroundings, until } from './start-packaged';

const LINES: readonly Line[] = [
  'fuses read back from the binary',
  'no crash reporter, no updater',
  'unknown command-line switches refused',
  'sandbox, context isolation, no Node in pages',
  'profile 0700, files 0600',
  'developer tools off',
  'single instance',
  'lock and relaunch',
  'core dumps off',
];

/** The packaged app with its shipping fuses: nobody can attach to it, so it is driven by keys and judged by pixels and files. */
export async function hardeningPackaged(): Promise<readonly Proof[]> {
  if (process.platform !== 'linux') return [notRun('hardening, packaged app', 'driven by X11')];
  const checks = openChecks('packaged app', LINES);
  const work = await mkdtemp(join(tmpdir(), 'casekeep-packaged-'));
  await chmod(work, 0o755);
  const display = await ownDisplay(work);
  let packaged: Packaged | null = null;
  try {
    packaged = await packageApp(work);
    const home = join(work, 'home');
    const cwd = join(work, 'cwd');
    for (const folder of [home, cwd]) await mkdir(folder, { recursive: true });
    const profile = join(home, '.config', 'Casekeep');
    await mkdir(profile, { recursive: true });
    const made = await startNodeApp(profile);
    await firstRun(made);
    await made.end();
    giveTo([home, cwd]);
    const env = {
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_RUNTIME_DIR: home,
      TMPDIR: cwd,
      DISPLAY: display.name,
      XAUTHORITY: '',
    };
    const around: Surroundings = { packaged, cwd, env };
    await whatWasPackaged(packaged, checks);
    await openedUp(around, display, checks);
    await oneRun(around, profile, display, checks);
    await checks.check('lock and relaunch', 'a first run, all of it', async () => {
      await firstRunByKeyboard({ ...around, env: newHome(env, join(work, 'new-home')) }, display, checks);
      return null;
    });
    return checks.proofs();
  } finally {
    if (packaged !== null) killTree(runningFrom(packaged.folder));
    display.end();
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The same laptop with nothing on it yet. */
function newHome(env: Readonly<Record<string, string>>, home: string): Readonly<Record<string, string>> {
  mkdirSync(home, { recursive: true });
  giveTo([home]);
  return { ...env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_RUNTIME_DIR: home };
}

async function whatWasPackaged({ executable, asar, folder }: Packaged, checks: Checks): Promise<void> {
  const readings = await readFuses(executable);
  checks.record(
    'fuses read back from the binary',
    readings.map(({ name, wanted, found, right }) => ({
      name,
      failure: right ? null : `${found}, not ${wanted}`,
    })),
  );
  const held = listPackage(asar, { isPack: false });
  const odd = held.filter((name) => /\.map$|node_modules|\.ts$|\.node$/.test(name));
  checks.record('no crash reporter, no updater', [
    { name: 'nothing but the built app in the archive', failure: odd.length === 0 ? null : odd.join(', ') },
    { name: 'the archive holds the app', failure: held.includes('/out/main.cjs') ? null : 'it does not' },
    ...['app-update.yml', 'dev-app-update.yml', 'app', 'default_app.asar'].map((name) => ({
      name: `no ${name}`,
      failure: existsSync(join(folder, 'resources', name)) ? 'it is there' : null,
    })),
  ]);
}

/** A start under every variable that only tests may use, then all that can be done to it from outside. */
async function oneRun(
  around: Surroundings,
  profile: string,
  display: OwnDisplay,
  checks: Checks,
): Promise<void> {
  const elsewhere = join(around.cwd, 'elsewhere');
  const started = startPackaged(around, [], {
    CASEKEEP_PROFILE_DIR: elsewhere,
    CASEKEEP_TEST_IDLE_SECONDS: '3',
    CASEKEEP_TEST_WINDOW_DELAY_MS: '60000',
    CASEKEEP_TEST_CHOOSE: join(around.cwd, 'choose.json'),
    CASEKEEP_TEST_CLOCK_SHIFT_MS: '86400000',
  });
  const { folder } = around.packaged;
  const shown = await until(() => display.windows('Casekeep').length > 0, 30);
  const ended = await Promise.race([started.ended, Promise.resolve(null)]);
  checks.record('unknown command-line switches refused', [
    {
      name: "the tests' variables are not read: the window comes at once",
      failure: shown ? null : `no window: ${ended?.said ?? ''}`,
    },
    { name: 'and the profile stays where it is', failure: existsSync(elsewhere) ? 'it moved' : null },
  ]);
  if (!shown) throw new Error('the packaged app shows no window');
  await until(() => runningFrom(folder).some(({ command }) => command.includes('--type=renderer')), 10);
  const main = mainOf(runningFrom(folder));
  const tree = runningFrom(folder).toSorted((one) => (one.pid === main?.pid ? -1 : 1));
  checks.record('sandbox, context isolation, no Node in pages', sandboxedProcesses(tree));
  checks.record('core dumps off', coreLimits(tree));
  const reporters = tree.filter(({ command }) => /crashpad/.test(command)).length;
  checks.record('no crash reporter, no updater', [
    expectEqual('processes that report crashes', reporters, 0),
  ]);

  await lockByKeyboard(around, profile, display, FAULTS_PASSWORD, checks);
  checks.record('profile 0700, files 0600', profileModes(profile, 'after two unlocks and a lock'));
  const gone = () => until(() => runningFrom(folder).length === 0, 10);
  await abortAll(runningFrom(folder), gone, around.cwd, checks);
}
