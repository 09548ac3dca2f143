import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '../../build/electron-runtime.mjs';
import { root } from '../../build/paths.mjs';

/** How the app is started as somebody who is not root. */
export interface OrdinaryUserApp {
  readonly executable: string;
  readonly appFolder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Removes what was copied; the profile stays. */
  remove(): Promise<void>;
}

/** Who starts the app where its sandbox must be on. */
export const user = 'casekeep-test';

/**
 * As root: the user `casekeep-test` is made once, and owns the profile; the app and, where he cannot read it,
 * the runtime are copied to where he can. As anybody else: the app as it stands.
 */
export async function asOrdinaryUser(runtime: Runtime, profile: string): Promise<OrdinaryUserApp> {
  if (process.getuid?.() !== 0)
    return { executable: runtime.executable, appFolder: root, env: {}, remove: async () => {} };

  ensureUser();
  const place = await mkdtemp(join(tmpdir(), 'casekeep-user-'));
  await chmod(place, 0o755);
  const appFolder = join(place, 'app');
  for (const part of [
    'package.json',
    'out/main.cjs',
    'out/preload.cjs',
    'out/manifest.json',
    'out/renderer',
  ]) {
    await cp(join(root, part), join(appFolder, part), { recursive: true });
  }
  const executable = await readableExecutable(runtime, place);
  execFileSync('chmod', ['-R', 'a+rX', appFolder]);
  execFileSync('chown', ['-R', `${user}:${user}`, profile]);

  // setpriv replaces itself by the app, so that pid, signals and exit code are the app's own.
  const starter = join(place, 'start-as-user');
  const drop = `setpriv --reuid=${user} --regid=${user} --init-groups`;
  await writeFile(starter, `#!/bin/sh\nexec ${drop} '${executable}' "$@"\n`, { mode: 0o755 });
  const home = await mkdtemp(join(place, 'home-'));
  const display = await displayKey(home);
  execFileSync('chown', ['-R', `${user}:${user}`, home]);
  return {
    executable: starter,
    appFolder,
    env: { HOME: home, USER: user, XDG_RUNTIME_DIR: home, ...display },
    remove: () => rm(place, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** `xvfb-run` locks its display with a key that only root may read: he gets a copy. */
async function displayKey(home: string): Promise<Readonly<Record<string, string>>> {
  const given = process.env['XAUTHORITY'];
  if (!given) return {};
  const copy = join(home, 'Xauthority');
  await cp(given, copy);
  return { XAUTHORITY: copy };
}

/** Made once, as root; nothing happens where he is. */
export function ensureUser(): void {
  try {
    execFileSync('id', ['-u', user], { stdio: 'ignore' });
  } catch {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      user,
    ]);
  }
}

async function readableExecutable(runtime: Runtime, place: string): Promise<string> {
  try {
    execFileSync('setpriv', [
      `--reuid=${user}`,
      `--regid=${user}`,
      '--init-groups',
      'test',
      '-x',
      runtime.executable,
    ]);
    return runtime.executable;
  } catch {
    const copy = join(place, 'electron');
    await cp(runtime.folder, copy, { recursive: true });
    execFileSync('chmod', ['-R', 'a+rX', copy]);
    return runtime.executable.replace(runtime.folder, copy);
  }
}
