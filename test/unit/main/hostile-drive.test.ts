import { link, mkdir, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMarker, writeMarker } from '../../../electron/main/places/place-marker';
import { closeProfile, tidyProfile } from '../../../electron/main/profile/prepare-profile';
import { openStateFile } from '../../../electron/main/profile/state-file';
import {
  aBench,
  aHeader,
  aKeyring,
  anId,
  aVault,
  type Bench,
  branch,
  frames,
  placeId,
  pointAfter,
  reasonOf,
} from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

const manifest = new Uint8Array([1, 2, 3]);

/** The one backup folder on the place. */
async function folder(): Promise<string> {
  const [name = ''] = (await readdir(bench.place)).filter((one) => one.startsWith('Casekeep '));
  return join(bench.place, name);
}

/** A file of somebody's on this laptop that has nothing to do with the drive. */
async function someonesFile(): Promise<string> {
  await mkdir(bench.profile, { recursive: true });
  const path = join(bench.profile, 'someones-file');
  await writeFile(path, 'not yours to overwrite');
  return path;
}

describe('a drive on which somebody put links', () => {
  it('when an older pair is a link, then what it points at is not overwritten after the verdict', async () => {
    await aVault(bench);
    await bench.get('backup.copy', { placeId });
    await bench.get('backup.verdict', { placeId, verdict: 'proven', manifest });
    await bench.get('keyring.write', { bytes: aKeyring(2), generation: 2 });
    await bench.get('backup.copy', { placeId });
    const theirs = await someonesFile();
    await rm(join(await folder(), 'keyring-1.a'));
    await symlink(theirs, join(await folder(), 'keyring-1.a'));

    await bench.ask('backup.verdict', { placeId, verdict: 'proven', manifest });

    expect(await readFile(theirs, 'utf8')).toBe('not yours to overwrite');
  });

  it('when a segment is a link to the one on this laptop, then that is no backup', async () => {
    await aVault(bench);
    await bench.get('backup.copy', { placeId });
    const [name = ''] = await readdir(join(await folder(), 'journal'));
    const there = join(await folder(), 'journal', name);
    await rm(there);
    await symlink(join(bench.paths.journal, name), there);

    expect(reasonOf(await bench.ask('backup.copy', { placeId }))).toBe('damaged');
  });

  it('when a file or a part of one is a link, then nothing is written through it', async () => {
    await aVault(bench);
    await bench.get('backup.copy', { placeId });
    const theirs = await someonesFile();
    await symlink(theirs, join(await folder(), 'tombstones.part'));
    await symlink(theirs, join(await folder(), 'state.json.part'));
    await bench.get('tombstones.append', { bytes: new Uint8Array(Buffer.from('{}\n')) });

    await bench.ask('backup.copy', { placeId });

    expect(await readFile(theirs, 'utf8')).toBe('not yours to overwrite');
  });

  it('when the folder of files is a link, then that is no backup', async () => {
    await aVault(bench);
    await bench.get('backup.copy', { placeId });
    await rm(join(await folder(), 'files'), { recursive: true });
    await symlink(bench.paths.files, join(await folder(), 'files'));

    expect(reasonOf(await bench.ask('backup.copy', { placeId }))).toBe('damaged');
  });
});

describe('a crash while a copy was replaced', () => {
  it('when the older copy is still the one that stands, then sweeping leaves it whole', async () => {
    await bench.get('keyring.write', { bytes: aKeyring(3), generation: 3 });
    const standing = join(bench.paths.vault, 'keyring.a');
    await link(standing, `${standing}.before`);

    closeProfile(bench.profile);
    await tidyProfile(bench.paths, openStateFile(bench.paths.state), new Date());

    expect(await readFile(standing)).toEqual(Buffer.from(aKeyring(3)));
    expect(await readdir(bench.paths.vault)).not.toContain('keyring.a.before');
  });
});

describe('a crash after a restore was built', () => {
  it('when the power goes right before the swap, then the next start also gives the old store up', async () => {
    const made = await aVault(bench);
    await bench.get('export.one-file', {
      targetId: bench.storage.stores.targets.add(join(bench.place, 'a.casekeep')),
    });
    const sourceId = bench.storage.stores.sources.add({
      kind: 'file',
      path: join(bench.place, 'a.casekeep'),
    });
    // The disk is gone for the plain state in the moment between the new vault and the swap.
    await mkdir(`${bench.paths.state}.part`);
    const added = frames(1, pointAfter(made));
    await bench.ask('restore.install', {
      sourceId,
      header: aHeader(1),
      additions: {
        keyring: null,
        tombstones: new Uint8Array(0),
        frames: added,
        branch: anId('n'),
        leaveOutFiles: [],
      },
    });
    await rm(`${bench.paths.state}.part`, { recursive: true, force: true });
    await mkdir(bench.paths.indexedDb, { recursive: true });

    await tidyProfile(bench.paths, openStateFile(bench.paths.state), new Date());

    const isSwapped = (await readdir(bench.paths.journal)).some((name) => !name.startsWith(branch));
    const storeStands = await stat(bench.paths.indexedDb).then(
      () => true,
      () => false,
    );
    expect(isSwapped && storeStands).toBe(false);
  });
});

describe('a folder that is chosen as a backup place', () => {
  it('when a link lies where its marker is made, then nothing is written through it', async () => {
    const theirs = await someonesFile();
    await symlink(theirs, join(bench.place, 'casekeep-place.json.part'));

    await writeMarker(bench.place, placeId);

    expect(await readFile(theirs, 'utf8')).toBe('not yours to overwrite');
    expect(await readMarker(bench.place)).toBe(placeId);
  });
});

describe('keeping a damaged journal aside', () => {
  it('when it cannot be copied whole, then no half copy stays behind', async () => {
    await aVault(bench);
    await mkdir(bench.paths.indexedDb, { recursive: true });
    // A socket is nothing that can be copied.
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(bench.paths.indexedDb, 's'), done));

    expect(reasonOf(await bench.ask('journal.keep-aside', {}))).not.toBe('ok');
    expect((await readdir(bench.profile)).filter((name) => name.startsWith('kept-'))).toEqual([]);
    await new Promise((done) => server.close(done));
  });
});

describe('a backup whose header is far too large', () => {
  it('when it is looked at, then it is not read into memory, and the sound one is', async () => {
    await aVault(bench);
    await bench.get('backup.copy', { placeId });
    const huge = join(await folder(), 'header-9.a');
    await writeFile(huge, '');
    await truncate(huge, 1024 ** 3);
    const sourceId = bench.storage.stores.sources.add({ kind: 'folder', path: await folder() });

    const { headers } = await bench.get('source.glance', { sourceId });

    expect(headers).toEqual([aHeader(1), aHeader(1)]);
  });
});
