import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
  vaultId,
} from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

const folder = (): string => join(bench.place, `Casekeep ${vaultId.slice(0, 8)} ${branch}`);
const copy = () => bench.ask('backup.copy', { placeId });
const manifest = new Uint8Array([1, 2, 3]);

describe('a verdict', () => {
  it('when new generations were copied, then the older pairs stay until the verdict and go with it', async () => {
    await aVault(bench);
    await copy();
    await bench.get('keyring.write', { bytes: aKeyring(2), generation: 2 });
    await copy();
    expect((await readdir(folder())).filter((name) => name.startsWith('keyring'))).toHaveLength(4);

    await bench.get('backup.verdict', { placeId, verdict: 'failed', manifest });
    expect((await readdir(folder())).filter((name) => name.startsWith('keyring'))).toHaveLength(4);
    await bench.get('backup.verdict', { placeId, verdict: 'proven', manifest });

    expect((await readdir(folder())).filter((name) => name.startsWith('keyring'))).toEqual([
      'keyring-2.a',
      'keyring-2.b',
    ]);
    expect(await readFile(join(folder(), 'manifest'))).toEqual(Buffer.from(manifest));
    expect(bench.remembered.map((one) => one.lastVerdict)).toEqual(['copied', 'copied', 'failed', 'proven']);
  });

  it('when files were destroyed, then they go from the place with the next proven copy; a merely missing one stays', async () => {
    await aVault(bench);
    await aFile(bench, anId('g'), new Uint8Array(1000).fill(3));
    await copy();
    await bench.get('file.destroy', { fileIds: [anId('f')] });
    await rm(join(bench.paths.files, anId('g')));
    await copy();
    expect((await readdir(join(folder(), 'files'))).sort()).toEqual([anId('f'), anId('g')].sort());

    await bench.get('backup.verdict', { placeId, verdict: 'proven', manifest });

    expect(await readdir(join(folder(), 'files'))).toEqual([anId('g')]);
  });

  it('when a branch from before a restore lies beside ours, then after a destruction its keyring goes, unless it went another way', async () => {
    await aVault(bench);
    await copy();
    const [contained, foreign, apart] = ['g', 'h', 'j'].map((letter) =>
      join(bench.place, `Casekeep ${vaultId.slice(0, 8)} ${anId(letter)}`),
    );
    if (contained === undefined || foreign === undefined || apart === undefined)
      throw new Error('three folders');
    for (const other of [contained, foreign, apart]) await cp(folder(), other, { recursive: true });
    await writeFile(join(foreign, 'keyring-1.a'), aKeyring(1, 'x', anId('k')));
    await appendFile(join(apart, 'journal', `${branch}-00001.seg`), 'went on elsewhere');
    const keyringsIn = async (path: string) =>
      (await readdir(path)).filter((name) => name.startsWith('keyring'));

    await bench.get('backup.verdict', { placeId, verdict: 'proven', manifest });
    expect(await keyringsIn(contained)).toEqual(['keyring-1.a', 'keyring-1.b']);
    await bench.get('tombstones.append', { bytes: Buffer.from('{"unit":"u"}\n') });
    await copy();
    await bench.get('backup.verdict', { placeId, verdict: 'proven', manifest });

    expect(await keyringsIn(contained)).toEqual([]);
    for (const other of [foreign, apart, folder()])
      expect(await keyringsIn(other)).toEqual(['keyring-1.a', 'keyring-1.b']);
  });

  it('when nobody has unlocked, then only a header and keyring the worker accepted go over, and never a first copy', async () => {
    const made = await aVault(bench);
    await expect(bench.storage.copyWhileLocked(placeId)).rejects.toMatchObject({ reason: 'refused' });
    await copy();
    await bench.get('backup.verdict', { placeId, verdict: 'proven', manifest });
    await bench.get('journal.append', { frames: frames(2, pointAfter(made)), branch });
    await bench.get('header.write', { bytes: aHeader(2, 'forged') });

    const report = await bench.storage.copyWhileLocked(placeId);

    expect(report.sequence).toBe(22);
    expect((await readdir(folder())).filter((name) => name.startsWith('header'))).toEqual([
      'header-1.a',
      'header-1.b',
    ]);
  });
});
