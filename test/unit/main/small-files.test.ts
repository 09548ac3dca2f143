import { execFile } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDriveState } from '../../../electron/main/backup/drive-state';
import { readIfThere } from '../../../electron/main/disk/read-bytes';
import { readMarker } from '../../../electron/main/places/place-marker';
import { readSource } from '../../../electron/main/source/sources';
import { temporaryFolder } from '../../fixtures/storage-in-node';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** As long as a whole drive, and holding nothing: a few bytes on the disk. */
async function anEndlessFile(name: string): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, '');
  await truncate(path, 2 ** 40);
  return path;
}

describe('small files on a drive that are not small', () => {
  test('when the marker of a place is endless, then the folder is no place', async () => {
    await anEndlessFile('casekeep-place.json');

    expect(await readMarker(folder.path)).toBeNull();
  });

  test('when the marker is a pipe nobody writes to, then nobody waits for it', async () => {
    await promisify(execFile)('mkfifo', [join(folder.path, 'casekeep-place.json')]);

    expect(await readMarker(folder.path)).toBeNull();
  });

  test('when the marker is a link to a device, then it is not read', async () => {
    await symlink('/dev/zero', join(folder.path, 'casekeep-place.json'));

    expect(await readMarker(folder.path)).toBeNull();
  });

  test('when the state on a drive is endless, then it counts as none', async () => {
    expect(await readDriveState(await anEndlessFile('state.json'))).toBeNull();
  });

  test('when any other small file is endless, then it is damaged', async () => {
    const path = await anEndlessFile('tombstones');

    await expect(readIfThere(path)).rejects.toMatchObject({ reason: 'damaged' });
  });

  test('when every part of a backup is endless, then it is damaged and nothing of it is read', async () => {
    for (const inside of ['journal', 'files']) await mkdir(join(folder.path, inside));
    for (const name of ['header-1.a', 'keyring-1.a', 'manifest']) await anEndlessFile(name);
    const place = { kind: 'folder', path: folder.path } as const;

    const parts = await readSource(place);
    await anEndlessFile('tombstones');

    expect(parts.headers).toEqual([]);
    expect(parts.keyrings).toEqual([]);
    expect(parts.manifest?.bytes).toBe(1024 * 1024);
    await expect(readSource(place)).rejects.toMatchObject({ reason: 'damaged' });
  });
});
