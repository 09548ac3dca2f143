import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  aBench,
  aFile,
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
  vaultId,
} from './disk-bench';

/** Small file systems of their own can be made by root only; elsewhere these tests say so and count as one. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

const mounted: string[] = [];
function mount(path: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'casekeep-test', path]);
  mounted.push(path);
}

let base = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'casekeep-full-'));
});
const benches: Bench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.storage.close();
  for (const path of mounted.splice(0)) execFileSync('umount', ['-l', path]);
});
afterAll(() => rm(base, { recursive: true, force: true }));

async function smallFolder(size: string): Promise<string> {
  const folder = await mkdtemp(join(base, 'disk-'));
  mount(folder, size);
  return folder;
}

async function bench(profile?: string): Promise<Bench> {
  const made = await aBench(profile);
  benches.push(made);
  return made;
}

if (mayMount) {
  describe('a full disk', () => {
    shown();
  });
} else {
  it('when there is no right to mount, then a full disk was NOT shown here', () => {
    expect(mayMount).toBe(false);
  });
}

function shown(): void {
  it('when it fills up while saving, then the append says so, is cut back, and goes on once there is room', async () => {
    const profile = join(await smallFolder('6m'), 'profile');
    const own = await bench(profile);
    await own.get('header.write', { bytes: aHeader(1) });
    await own.get('keyring.write', { bytes: aKeyring(1), generation: 1 });
    const made = frames(10);
    await own.get('journal.append', { frames: made, branch });
    const path = join(own.paths.journal, `${branch}-00001.seg`);
    const before = (await stat(path)).size;
    const large = frames(4, pointAfter(made), 2_000_000);

    const answer = await own.ask('journal.append', { frames: large, branch });

    expect(reasonOf(answer)).toBe('disk-full');
    expect((await stat(path)).size).toBe(before);
    expect(await own.get('journal.append', { frames: frames(2, pointAfter(made)), branch })).toMatchObject({
      sequence: 12,
    });
    await own.reopen();
    expect(await own.get('survey', {})).toMatchObject({ journal: { kind: 'whole' }, head: { sequence: 12 } });
  });

  it('when it is full to the last byte, then header, keyring, drafts and tries keep what they had', async () => {
    const profile = join(await smallFolder('2m'), 'profile');
    const own = await bench(profile);
    await own.get('header.write', { bytes: aHeader(1) });
    await own.get('keyring.write', { bytes: aKeyring(1), generation: 1 });
    await own.get('draft.write', { draftId: anId('d'), bytes: new Uint8Array(100).fill(1) });
    await fill(profile);

    expect(
      reasonOf(await own.ask('keyring.write', { bytes: aKeyring(2, 'y'.repeat(90_000)), generation: 2 })),
    ).toBe('disk-full');
    expect(
      reasonOf(await own.ask('draft.write', { draftId: anId('d'), bytes: new Uint8Array(50_000) })),
    ).toBe('disk-full');
    expect(reasonOf(await own.ask('file.append', { fileId: anId('f'), bytes: new Uint8Array(9) }))).toBe(
      'refused',
    );
    expect(await own.get('tries.failed', {})).toMatchObject({ failed: 1 });

    expect((await own.get('survey', {})).keyrings).toEqual([aKeyring(1), aKeyring(1)]);
    expect(await own.get('draft.list', {})).toEqual([
      { draftId: anId('d'), bytes: new Uint8Array(100).fill(1) },
    ]);
    expect((await readdir(own.paths.vault)).sort()).toEqual([
      'drafts',
      'header.a',
      'header.b',
      'keyring.a',
      'keyring.b',
    ]);
  });

  it('when the place fills up, then the copy says so and what stood there still stands', async () => {
    const own = await bench();
    await aVault(own);
    own.placeRoot = await smallFolder('8m');
    await own.get('backup.copy', { placeId });
    const folder = join(own.placeRoot, `Casekeep ${vaultId.slice(0, 8)} ${branch}`);
    const segment = await readFile(join(folder, 'journal', `${branch}-00001.seg`));
    await aFile(own, anId('g'), new Uint8Array(9_000_000).fill(4));

    expect(reasonOf(await own.ask('backup.copy', { placeId }))).toBe('disk-full');

    expect(Buffer.compare(await readFile(join(folder, 'journal', `${branch}-00001.seg`)), segment)).toBe(0);
    expect((await readFile(join(folder, 'files', anId('f')))).byteLength).toBe(3_000_000);
    expect(await readdir(join(folder, 'files'))).not.toContain(anId('g'));
  });

  it('when the place is read-only, then that is named and nothing changes', async () => {
    const own = await bench();
    await aVault(own);
    own.placeRoot = await smallFolder('8m');
    execFileSync('mount', ['-o', 'remount,ro', own.placeRoot]);

    expect(reasonOf(await own.ask('backup.copy', { placeId }))).toBe('read-only');
    expect(await readdir(own.placeRoot)).toEqual([]);
  });

  it('when the drive is pulled out half way, then it has vanished and nothing is written below its mount point', async () => {
    const own = await bench();
    await aVault(own);
    await aFile(own, anId('g'), new Uint8Array(30_000_000).fill(4));
    const drive = await smallFolder('80m');
    own.placeRoot = drive;
    let pulled = false;

    const answer = await own.ask('backup.copy', { placeId }, () => {
      if (pulled) return;
      pulled = true;
      execFileSync('umount', ['-l', drive]);
      mounted.splice(mounted.indexOf(drive), 1);
      own.placeRoot = null;
    });

    expect(pulled).toBe(true);
    expect(reasonOf(answer)).toBe('vanished');
    expect(await readdir(drive)).toEqual([]);
  });

  it('when an export does not fit, then no half file stays', async () => {
    const own = await bench();
    await aVault(own);
    const target = await smallFolder('2m');
    const targetId = own.storage.stores.targets.add(join(target, 'all.casekeep'));

    expect(reasonOf(await own.ask('export.one-file', { targetId }))).toBe('disk-full');
    expect(await readdir(target)).toEqual([]);
  });

  it('when a restore does not fit, then the vault here is untouched', async () => {
    const source = await bench();
    await aVault(source);
    await source.get('backup.copy', { placeId });
    const profile = join(await smallFolder('2m'), 'profile');
    const own = await bench(profile);
    await mkdir(profile);
    const [name] = await readdir(source.place);
    const sourceId = own.storage.stores.sources.add({ kind: 'folder', path: join(source.place, name ?? '') });
    const additions = { keyring: null, tombstones: new Uint8Array(0), frames: [], branch, leaveOutFiles: [] };

    expect(reasonOf(await own.ask('restore.install', { sourceId, header: aHeader(1), additions }))).toBe(
      'disk-full',
    );
    expect((await own.get('survey', {})).headers).toEqual([]);
  });
}

async function fill(folder: string): Promise<void> {
  for (const size of [100_000, 4096]) {
    for (let count = 0; ; count += 1) {
      try {
        await writeFile(join(folder, `filler-${size}-${count}`), new Uint8Array(size));
      } catch {
        break;
      }
    }
  }
}
