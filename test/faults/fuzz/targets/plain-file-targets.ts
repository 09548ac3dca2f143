import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAccepted } from '../../../../electron/main/backup/accepted';
import { readDriveState } from '../../../../electron/main/backup/drive-state';
import { readMarks } from '../../../../electron/main/journal/marks';
import { readDrives, readMountTable } from '../../../../electron/main/places/mounts';
import { markerName, readMarker } from '../../../../electron/main/places/place-marker';
import { firstState } from '../../../../electron/main/profile/plain-state';
import { openStateFile } from '../../../../electron/main/profile/state-file';
import { readDestroyedFiles } from '../../../../electron/main/vault-folder/destroyed-files';
import { triesNow } from '../../../../electron/main/vault-folder/tries';
import { profilePaths } from '../../../../electron/main/vault-folder/vault-paths';
import { idNumber } from '../../../fixtures/ids';
import { steadyClock } from '../../../fixtures/storage-in-node';
import { changeJson, Finding, type Target } from '../engine/target';

interface PlainReader {
  readonly name: string;
  readonly file: string;
  readonly seed: unknown;
  readonly read: (path: string) => unknown;
}

const DIGEST = 'a'.repeat(64);

/** Main's plain files, in the profile and on drives: each is written, read by its own reader, and must stand as it was. */
export async function plainFileTargets(folder: string): Promise<readonly Target[]> {
  const paths = profilePaths(folder);
  await mkdir(paths.places, { recursive: true });
  const readers: readonly PlainReader[] = [
    {
      name: 'state.json of a drive',
      file: 'drive-state.json',
      seed: {
        version: 1,
        vaultId: idNumber(1),
        branch: idNumber(2),
        sequence: 9,
        hash: DIGEST,
        segments: { 'a.seg': { bytes: 900, tail: DIGEST, parts: [{ from: 0, to: 900, sha256: DIGEST }] } },
        files: { [idNumber(3)]: { bytes: 7, sha256: DIGEST } },
        at: '2026-11-02T10:00:00.000Z',
      },
      read: readDriveState,
    },
    {
      name: 'accepted.json',
      file: join(paths.places.slice(folder.length + 1), 'accepted.json'),
      seed: { header: DIGEST, keyring: DIGEST },
      read: () => readAccepted(paths),
    },
    {
      name: 'marker of a place',
      file: markerName,
      seed: { placeId: 'abcdef0123' },
      read: () => readMarker(folder),
    },
    {
      name: 'state.json of the profile',
      file: 'state.json',
      seed: {
        ...firstState,
        lastLock: { at: '2026-11-02T10:00:00.000Z', reason: 'idle', draftsKept: 1, draftsSealed: true },
        tries: { failed: 5, lastAt: '2026-11-02T10:00:00.000Z', lastUptime: 10, bootId: 'x' },
        places: [
          {
            id: 'abcdef01',
            label: 'Stick',
            kind: 'drive',
            path: '/x',
            uuid: null,
            below: '',
            lastCopyAt: null,
            lastVerdict: null,
          },
        ],
        window: { x: 1, y: 2, width: 900, height: 700, maximised: false, minimised: false, focused: true },
      },
      read: (path) => triesNow(openStateFile(path).now().tries, steadyClock()),
    },
    {
      name: 'journal-marks.json',
      file: 'marks.json',
      seed: { version: 1, segments: { a: { bytes: 1, modifiedMs: 2, inode: 3, sequence: 4, hash: DIGEST } } },
      read: readMarks,
    },
    {
      name: 'list of destroyed files',
      file: 'destroyed.json',
      seed: [idNumber(1)],
      read: readDestroyedFiles,
    },
    {
      name: 'what is mounted',
      file: 'mounts',
      seed: {
        blockdevices: [
          { uuid: 'A-B', mountpoints: ['/media/x', null], children: [{ uuid: null, mountpoint: '/y' }] },
        ],
      },
      async read(path) {
        const text = await readFile(path, 'utf8');
        readDrives(text);
        readMountTable(`36 35 98:0 / /mnt\\040a rw - ext4 /dev/x rw\n${text}`);
      },
    },
  ];
  return readers.map(({ name, file, seed, read }) => ({
    name,
    seeds: [Buffer.from(JSON.stringify(seed), 'utf8')],
    change: changeJson,
    async run(input) {
      const path = join(folder, file);
      await writeFile(path, input);
      const before = await readdir(folder);
      await read(path);
      const now = await readFile(path);
      const after = await readdir(folder);
      if (!now.equals(input) || after.join('|') !== before.join('|'))
        throw new Finding('reading changed the folder');
    },
  }));
}
