import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDrives, readMountTable } from '../../../electron/main/places/mounts';
import { openPlaces } from '../../../electron/main/places/places';
import { watchPlaces } from '../../../electron/main/places/watch-places';
import { profileToOpen, writeNextStart } from '../../../electron/main/profile/next-start';
import { closeProfile, tidyProfile } from '../../../electron/main/profile/prepare-profile';
import { firstState } from '../../../electron/main/profile/plain-state';
import { openStateFile } from '../../../electron/main/profile/state-file';
import { profilePaths } from '../../../electron/main/vault-folder/vault-paths';

let base = '';
let profile = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'casekeep-profile-'));
  profile = join(base, 'profile');
});
afterEach(() => rm(base, { recursive: true, force: true }));

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('the profile', () => {
  it('when it is closed, then it is private, has a file where Blobs would go, and no leftovers', async () => {
    await mkdir(join(profile, 'blob_storage', 'spill'), { recursive: true });
    await mkdir(join(profile, 'Session Storage'));
    await writeFile(join(profile, 'state.json'), '{}', { mode: 0o644 });

    closeProfile(profile);
    closeProfile(profile);

    expect(await modeOf(profile)).toBe(0o700);
    expect(await modeOf(join(profile, 'state.json'))).toBe(0o600);
    expect((await stat(join(profile, 'blob_storage'))).isFile()).toBe(true);
    expect((await readdir(profile)).sort()).toEqual(['blob_storage', 'state.json']);
  });

  it('when the store was given up, then its folder goes before the next window, once', async () => {
    const paths = profilePaths(profile);
    await mkdir(join(paths.indexedDb, 'x'), { recursive: true });
    await mkdir(paths.files, { recursive: true });
    await writeFile(join(paths.files, 'a.part'), 'half');
    const state = openStateFile(paths.state);
    await state.change((now) => ({ ...now, removeStore: true }));

    await tidyProfile(paths, state, new Date());
    await mkdir(paths.indexedDb);
    await tidyProfile(paths, openStateFile(paths.state), new Date());

    expect((await readdir(profile)).sort()).toEqual(['IndexedDB', 'state.json', 'vault']);
    expect(await readdir(paths.files)).toEqual([]);
  });

  it('when state.json is missing, damaged or odd in one field, then the rest still holds', async () => {
    const paths = profilePaths(profile);
    expect(openStateFile(paths.state).now()).toEqual(firstState);
    await mkdir(profile);
    await writeFile(paths.state, '{"preferences":');
    expect(openStateFile(paths.state).now()).toEqual(firstState);
    const preferences = { ...firstState.preferences, idleMinutes: 12 };
    await writeFile(paths.state, JSON.stringify({ ...firstState, preferences, tries: 'odd' }));

    expect(openStateFile(paths.state).now()).toEqual({ ...firstState, preferences });
  });

  it('when many changes come at once, then the last one stands on disk', async () => {
    const paths = profilePaths(profile);
    const state = openStateFile(paths.state);

    await Promise.all(
      [1, 2, 3, 4].map((idleMinutes) =>
        state.change((now) => ({ ...now, preferences: { ...now.preferences, idleMinutes } })),
      ),
    );

    expect(openStateFile(paths.state).now().preferences.idleMinutes).toBe(4);
    expect(await modeOf(paths.state)).toBe(0o600);
  });

  it('when the demo starts, then the next start opens its profile beside the real one, until it is left', () => {
    expect(profileToOpen(profile)).toEqual({ profile, demo: false });
    writeNextStart(profile, { demo: true });
    expect(profileToOpen(profile)).toEqual({ profile: `${profile}-demo`, demo: true });
    writeNextStart(profile, { demo: false });
    expect(profileToOpen(profile)).toEqual({ profile, demo: false });
  });
});

describe('backup places', () => {
  const places = (mounts: readonly { uuid: string; mountPoint: string }[] = []) => {
    let counter = 0;
    return openPlaces({
      state: openStateFile(join(profile, 'state.json')),
      profile,
      newId: () => `place-${(counter += 1)}-1234`,
      mounts: async () => mounts,
    });
  };

  it('when a folder is chosen, then it is known again after a restart by its marker, and gone without it', async () => {
    await mkdir(profile);
    const folder = join(base, 'usb');
    await mkdir(folder);

    const chosen = await places().choose(folder);

    expect(chosen).toMatchObject({
      kind: 'chosen',
      place: { label: 'usb', kind: 'folder', connected: true, lastVerdict: null },
    });
    const id = chosen.kind === 'chosen' ? chosen.place.id : '';
    expect(await places().rootOf(id)).toBe(folder);
    expect(JSON.stringify(await places().list())).not.toContain(base);
    await rename(folder, join(base, 'away'));
    expect(await places().list()).toMatchObject([{ id, connected: false, freeBytes: null }]);
    await mkdir(folder);
    expect(await places().rootOf(id)).toBeNull();
  });

  it('when a drive calls itself by the name of a file that main keeps of all places, then it is given another', async () => {
    await mkdir(profile);
    const folder = join(base, 'usb');
    await mkdir(folder);
    await writeFile(join(folder, 'casekeep-place.json'), '{"placeId":"accepted"}');

    const chosen = await places().choose(folder);

    expect(chosen).toMatchObject({ kind: 'chosen', place: { id: 'place-1-1234' } });
    expect(await readFile(join(folder, 'casekeep-place.json'), 'utf8')).toBe('{"placeId":"place-1-1234"}');
  });

  it('when its drive is mounted somewhere else, then it is found by the drive’s id', async () => {
    await mkdir(profile);
    await mkdir(join(base, 'mount', 'backups'), { recursive: true });
    const first = places([{ uuid: 'u-1', mountPoint: join(base, 'mount') }]);
    const chosen = await first.choose(join(base, 'mount', 'backups'));
    const id = chosen.kind === 'chosen' ? chosen.place.id : '';
    await rename(join(base, 'mount'), join(base, 'elsewhere'));

    expect(await places([]).rootOf(id)).toBeNull();
    expect(await places([{ uuid: 'u-1', mountPoint: join(base, 'elsewhere') }]).rootOf(id)).toBe(
      join(base, 'elsewhere', 'backups'),
    );
  });

  it('when the folder is inside the profile or around it, then it is refused', async () => {
    await mkdir(join(profile, 'inner'), { recursive: true });

    for (const folder of [profile, join(profile, 'inner'), base]) {
      expect(await places().choose(folder)).toEqual({ kind: 'inside-profile' });
    }
    expect(await readdir(profile)).toEqual(['inner']);
  });

  it('when the same folder is chosen again, even by a fresh profile, then it stays the same place', async () => {
    await mkdir(profile);
    const folder = join(base, 'usb');
    await mkdir(folder);
    const one = await places().choose(folder);
    await rm(join(profile, 'state.json'));

    const other = await places().choose(folder);

    expect(other).toMatchObject({ kind: 'chosen', place: { id: one.kind === 'chosen' ? one.place.id : '' } });
    expect(await places().list()).toHaveLength(1);
  });

  it('when places are renamed, remembered and forgotten, then the list says so; an unknown one is refused', async () => {
    await mkdir(profile);
    await mkdir(join(base, 'usb'));
    const known = places();
    const chosen = await known.choose(join(base, 'usb'));
    const id = chosen.kind === 'chosen' ? chosen.place.id : '';

    await known.rename(id, 'Blue stick, in the safe');
    await known.remember(id, { lastVerdict: 'proven', lastCopyAt: '2026-11-23T09:00:00.000Z' });

    expect(await known.list()).toMatchObject([
      { label: 'Blue stick, in the safe', lastVerdict: 'proven', lastCopyAt: '2026-11-23T09:00:00.000Z' },
    ]);
    await expect(known.rename('nobody-knows', 'x')).rejects.toMatchObject({ reason: 'not-known' });
    await known.forget(id);
    expect(await known.list()).toEqual([]);
    expect(await readFile(join(base, 'usb', 'casekeep-place.json'), 'utf8')).toContain(id);
  });

  it('when a known place appears and goes again, then the watcher says both', async () => {
    await mkdir(profile);
    const folder = join(base, 'usb');
    await mkdir(folder);
    const known = places();
    const chosen = await known.choose(folder);
    const id = chosen.kind === 'chosen' ? chosen.place.id : '';
    await rename(folder, join(base, 'away'));
    const seen: (string | null)[] = [];
    const until = async (length: number): Promise<void> => {
      while (seen.length < length) await new Promise((resolve) => setTimeout(resolve, 5));
    };

    const end = watchPlaces(known, 5, ({ appeared }) => void seen.push(appeared));
    await until(1);
    await rename(join(base, 'away'), folder);
    await until(2);
    await rename(folder, join(base, 'away'));
    await until(3);
    end();

    expect(seen).toEqual([null, id, null]);
  });

  it('when the system lists its drives, then those with an id and a mount point are read, nested ones too', () => {
    const text = JSON.stringify({
      blockdevices: [
        { uuid: null, mountpoints: [null], children: [{ uuid: 'A-1', mountpoints: ['/media/a', null] }] },
        { uuid: 'B-2', mountpoints: ['/media/b'] },
        { uuid: 'C-3', mountpoint: '/media/c' },
      ],
    });

    expect(readDrives(text)).toEqual([
      { uuid: 'A-1', mountPoint: '/media/a' },
      { uuid: 'B-2', mountPoint: '/media/b' },
      { uuid: 'C-3', mountPoint: '/media/c' },
    ]);
    expect(readDrives('nonsense')).toEqual([]);
  });

  it('when the mount table is read, then plugged-in drives are in it, and system folders and network shares are not', () => {
    const table = [
      '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
      '23 22 0:21 / /proc rw - proc proc rw',
      '30 22 8:17 / /media/me/BLUE\\040STICK rw,nosuid shared:9 - vfat /dev/sdb1 rw',
      '31 22 0:55 / /mnt/share rw - nfs4 nas:/x rw',
    ].join('\n');

    expect(readMountTable(table)).toEqual(['/media/me/BLUE STICK']);
    expect(readMountTable('')).toEqual([]);
  });
});
