import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of its own for one run of the app, so that everything it leaves anywhere can be looked through. */
export interface OwnPlaces {
  readonly folder: string;
  readonly profile: string;
  readonly temp: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export async function ownPlaces(): Promise<OwnPlaces> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-faults-'));
  const [profile, temp, home] = ['profile', 'temp', 'home'].map((name) => join(folder, name));
  if (profile === undefined || temp === undefined || home === undefined) throw new Error('no places');
  for (const one of [profile, temp, home]) await mkdir(one, { recursive: true, mode: 0o700 });
  return {
    folder,
    profile,
    temp,
    home,
    env: {
      TMPDIR: temp,
      HOME: home,
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_DATA_HOME: join(home, '.local', 'share'),
      XDG_RUNTIME_DIR: home,
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
