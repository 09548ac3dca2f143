import { realpath, stat, statfs } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { PlaceChoice } from '../../contract/bridge';
import type { BackupPlace } from '../../contract/state';
import { DiskTrouble } from '../disk/disk-trouble';
import type { PlaceMemory } from '../profile/plain-state';
import type { StateFile } from '../profile/state-file';
import type { PlaceDirectory } from '../storage/handlers';
import { type Mount, rememberedMounts } from './mounts';
import { readMarker, writeMarker } from './place-marker';

/** The backup places the person chose. Paths stay in here. */
export interface Places extends PlaceDirectory {
  list(): Promise<readonly BackupPlace[]>;
  choose(folder: string): Promise<PlaceChoice>;
  rename(placeId: string, label: string): Promise<void>;
  forget(placeId: string): Promise<void>;
}

export interface PlacesSurroundings {
  readonly state: StateFile;
  readonly profile: string;
  readonly newId: () => string;
  readonly mounts?: () => Promise<readonly Mount[]>;
}

export function openPlaces({
  state,
  profile,
  newId,
  mounts = rememberedMounts(),
}: PlacesSurroundings): Places {
  const find = (placeId: string): PlaceMemory => {
    const found = state.now().places.find((place) => place.id === placeId);
    if (found === undefined) throw new DiskTrouble('not-known', 'place');
    return found;
  };
  const change = (placeId: string, part: Partial<PlaceMemory>): Promise<void> =>
    state.change((now) => ({
      ...now,
      places: now.places.map((place) => (place.id === placeId ? { ...place, ...part } : place)),
    }));

  /** Where it was last, or wherever its drive is mounted now. */
  async function connectedFolder(place: PlaceMemory): Promise<string | null> {
    if ((await readMarker(place.path)) === place.id) return place.path;
    if (place.uuid === null && place.kind !== 'drive') return null;
    for (const mount of await mounts()) {
      if (mount.uuid !== null && place.uuid !== null && mount.uuid !== place.uuid) continue;
      const folder = join(mount.mountPoint, place.below);
      if ((await readMarker(folder)) !== place.id) continue;
      await change(place.id, { path: folder }).catch(() => {});
      return folder;
    }
    return null;
  }

  async function shown(place: PlaceMemory): Promise<BackupPlace> {
    const folder = await connectedFolder(place);
    const space = folder === null ? null : await statfs(folder).catch(() => null);
    const { id, label, kind, lastCopyAt, lastVerdict } = place;
    const freeBytes = space === null ? null : space.bavail * space.bsize;
    return { id, label, kind, connected: folder !== null, freeBytes, lastCopyAt, lastVerdict };
  }

  return {
    rootOf: async (placeId) => connectedFolder(find(placeId)),
    list: () => Promise.all(state.now().places.map(shown)),

    async choose(chosen) {
      const folder = await realpath(chosen);
      const own = await realpath(profile);
      if (isInside(folder, own) || isInside(own, folder)) return { kind: 'inside-profile' };
      const marked = await readMarker(folder);
      const known = state.now().places.find((place) => place.id === marked);
      const id = marked ?? newId();
      try {
        await writeMarker(folder, id);
      } catch {
        return { kind: 'not-writable' };
      }
      const memory: PlaceMemory = known ?? {
        id,
        label: basename(folder) || folder,
        kind: (await stat(folder)).dev === (await stat(own)).dev ? 'folder' : 'drive',
        path: folder,
        ...(await driveOf(folder, await mounts())),
        lastCopyAt: null,
        lastVerdict: null,
      };
      const place = { ...memory, path: folder };
      await state.change((now) => ({
        ...now,
        places: [...now.places.filter((one) => one.id !== id), place],
      }));
      return { kind: 'chosen', place: await shown(place) };
    },

    async rename(placeId, label) {
      find(placeId);
      await change(placeId, { label });
    },
    async forget(placeId) {
      await state.change((now) => ({ ...now, places: now.places.filter((place) => place.id !== placeId) }));
    },
    async remember(placeId, facts) {
      find(placeId);
      // In memory at once: a laptop without room must not turn a backup that stands into one that failed.
      await change(placeId, facts).catch(() => {});
    },
  };
}

function isInside(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !path.startsWith('/'));
}

/** The drive the folder lies on, by the longest mount point above it. */
async function driveOf(
  folder: string,
  mounts: readonly Mount[],
): Promise<{ readonly uuid: string | null; readonly below: string }> {
  const above = mounts.filter((mount) => mount.mountPoint !== '/' && isInside(folder, mount.mountPoint));
  above.sort((one, other) => other.mountPoint.length - one.mountPoint.length);
  const mount = above[0];
  return mount === undefined
    ? { uuid: null, below: '' }
    : { uuid: mount.uuid, below: relative(mount.mountPoint, folder) };
}
