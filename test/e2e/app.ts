import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findRuntime, type Runtime } from '../../build/electron-runtime.mjs';
import { launchCommand, lockedExitCode } from '../../build/launch.mjs';
import { root } from '../../build/paths.mjs';
import { asOrdinaryUser, type OrdinaryUserApp } from './ordinary-user';

export interface AppOptions {
  /** The profile folder to open; without it a fresh one under the temp folder. */
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A copy of the project with its own out/ to start instead of this one: proofs alter it. */
  readonly appFolder?: string;
  /** Start as an ordinary user with Chromium's sandbox on, also when the tests run as root. */
  readonly ordinaryUser?: boolean;
  /** Slow machines and big vaults need more; default a minute. */
  readonly timeoutMs?: number;
  /** Hears every line that the page and its workers write to their console. */
  readonly onMessage?: (text: string) => void;
}

/** The built app in a real Electron, driven through its first window. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  readonly pid: number;
  /** Resolves with the exit code when the process is gone; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** After something locked the app: waits until it ended with the agreed code, then starts it on the same profile. */
  relaunchAfterLock(): Promise<RunningApp>;
  /** `kill -9` of the main process, then waits for its end. */
  kill(): Promise<void>;
  /** Ends the app the way a person closes it; the profile stays. */
  close(): Promise<void>;
}

/** Playwright attaches late to an executable given by path: the app holds its first window back for it. */
const windowDelayMs = '1200';

/** Starts the app that stands in out/ (`npm run build` makes it). One window, one profile, one display. */
export async function launchApp(options: AppOptions = {}): Promise<RunningApp> {
  const runtime = await findRuntime();
  const profile = options.profile ?? (await freshProfile());
  const start = async () => {
    const place = options.ordinaryUser ? await asOrdinaryUser(runtime, profile) : null;
    return attach(runtime, profile, options, place);
  };
  // One more try: attaching fails now and then on a loaded machine, before the app has done anything.
  return start().catch(start);
}

/** An empty profile folder of its own for one test; remove it with `removeProfile`. */
export async function freshProfile(): Promise<string> {
  const base = process.env['CASEKEEP_TEST_TMP'] ?? tmpdir();
  await mkdir(base, { recursive: true });
  return mkdtemp(join(base, 'casekeep-e2e-'));
}

export async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

// When a launch fails, Playwright also leaves a promise rejected that nobody can catch, and Node would end the
// whole run before the second try.
process.on('unhandledRejection', (reason) => {
  if (reason instanceof Error && reason.message.includes('Process failed to launch')) return;
  throw reason;
});

async function attach(
  runtime: Runtime,
  profile: string,
  options: AppOptions,
  place: OrdinaryUserApp | null,
): Promise<RunningApp> {
  const env = {
    CASEKEEP_PROFILE_DIR: profile,
    CASEKEEP_TEST_WINDOW_DELAY_MS: windowDelayMs,
    ...place?.env,
    ...options.env,
  };
  const sandbox = options.ordinaryUser === true || process.getuid?.() !== 0;
  const appFolder = place?.appFolder ?? options.appFolder;
  const command = launchCommand(runtime, {
    args: options.args ?? [],
    env,
    sandbox,
    ...(appFolder === undefined ? {} : { appFolder }),
  });
  const timeout = options.timeoutMs ?? 60_000;
  const electron = await _electron.launch({
    executablePath: place?.executable ?? command.executable,
    args: command.args.filter((argument) => argument !== '--no-sandbox'),
    env: command.env,
    cwd: appFolder ?? root,
    chromiumSandbox: sandbox,
    timeout,
  });
  electron.context().on('console', (message) => options.onMessage?.(message.text()));
  const child = electron.process();
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  void exited.then(() => place?.remove());
  try {
    const page = await electron.firstWindow({ timeout });
    return running(electron, page, profile, exited, options);
  } catch (error) {
    child.kill('SIGKILL');
    await exited;
    throw error;
  }
}

function running(
  electron: ElectronApplication,
  page: Page,
  profile: string,
  exited: Promise<number | null>,
  options: AppOptions,
): RunningApp {
  const child = electron.process();
  return {
    electron,
    page,
    profile,
    pid: child.pid ?? 0,
    exited,
    async relaunchAfterLock() {
      const code = await within(exited, options.timeoutMs ?? 60_000, 'the app did not end after the lock');
      if (code !== lockedExitCode) {
        throw new Error(`after a lock the app ended with ${String(code)} instead of ${lockedExitCode}`);
      }
      return launchApp({ ...options, profile });
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async close() {
      await Promise.race([electron.close().catch(() => null), exited]);
      await within(exited, 15_000, 'the app did not end').catch(() => child.kill('SIGKILL'));
    },
  };
}

async function within<Value>(promise: Promise<Value>, ms: number, otherwise: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${otherwise} within ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
