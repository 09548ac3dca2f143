import { cp, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aBench,
  aFile,
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

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

const folder = (): string => join(bench.place, `Casekeep ${vaultId.slice(0, 8)} ${branch}`);
const segmentOnPlace = (): string => join(folder(), 'journal', `${branch}-00001.seg`);
const copy = () => bench.ask('backup.copy', { placeId });

async function everyByteOn(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path, (await readFile(path)).toString('base64'));
  }
  return found;
}

describe('a backup copy', () => {
  it('when a place is empty, then all parts stand there byte for byte and were read back', async () => {
    await aVault(bench);
    await bench.get('tombstones.append', { bytes: Buffer.from('{"unit":"u"}\n') });

    const report = await bench.get('backup.copy', { placeId });

    expect(report).toMatchObject({ files: 1, sequence: 20, readBackBytes: report.copiedBytes });
    expect((await readdir(folder())).sort()).toEqual(
      [
        'files',
        'header-1.a',
        'header-1.b',
        'journal',
        'keyring-1.a',
        'keyring-1.b',
        'state.json',
        'tombstones',
      ].sort(),
    );
    const ours = await readFile(join(bench.paths.journal, `${branch}-00001.seg`));
    expect(Buffer.compare(await readFile(segmentOnPlace()), ours)).toBe(0);
    expect((await readFile(join(folder(), 'files', anId('f')))).byteLength).toBe(3_000_000);
    expect(await readFile(join(folder(), 'keyring-1.b'))).toEqual(Buffer.from(aKeyring(1)));
  });

  it('when a little is new, then only that is copied', async () => {
    const made = await aVault(bench);
    await copy();
    const more = frames(3, pointAfter(made));
    await bench.get('journal.append', { frames: more, branch });

    const answer = await bench.get('backup.copy', { placeId });

    const newBytes = more.reduce((all, frame) => all + frame.byteLength, 0);
    expect(answer).toMatchObject({ copiedBytes: newBytes, readBackBytes: newBytes, sequence: 23 });
    expect((await stat(segmentOnPlace())).size).toBe(
      (await stat(join(bench.paths.journal, `${branch}-00001.seg`))).size,
    );
  });

  it('when nothing is new, then nothing is written to the place', async () => {
    await aVault(bench);
    await copy();
    const before = await everyByteOn(bench.place);

    expect(await bench.get('backup.copy', { placeId })).toMatchObject({ copiedBytes: 0 });
    expect(bench.remembered.map((one) => one.lastVerdict)).toEqual(['copied', 'as before']);

    const after = await everyByteOn(bench.place);
    const stateFile = join(folder(), 'state.json');
    before.delete(stateFile);
    after.delete(stateFile);
    expect(after).toEqual(before);
  });

  it('when it is cancelled on the way, then it says so, and the next run goes on from there', async () => {
    await aVault(bench);
    await aFile(bench, anId('g'), new Uint8Array(20_000_000).fill(3));

    const cancelled = await bench.ask(
      'backup.copy',
      { placeId },
      () => void bench.ask('backup.cancel', { placeId }),
    );

    expect(reasonOf(cancelled)).toBe('cancelled');
    const again = await bench.get('backup.copy', { placeId });
    expect(again.copiedBytes).toBeLessThan(24_000_000);
    expect(
      Buffer.compare(
        await readFile(join(folder(), 'files', anId('g'))),
        await readFile(join(bench.paths.files, anId('g'))),
      ),
    ).toBe(0);
    expect((await readdir(join(folder(), 'files'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('when the app locks, then the copy under way ends and no other starts', async () => {
    await aVault(bench);
    await aFile(bench, anId('g'), new Uint8Array(20_000_000).fill(3));
    const closing: Promise<void>[] = [];

    const answer = await bench.ask('backup.copy', { placeId }, () => {
      if (closing.length === 0) closing.push(bench.storage.close());
    });
    await Promise.all(closing);

    expect(reasonOf(answer)).toBe('cancelled');
    expect(reasonOf(await copy())).toBe('cancelled');
  });

  it('when a stopped copy left half a frame on the place, then it is cut back and completed', async () => {
    const made = await aVault(bench);
    await copy();
    await bench.get('journal.append', { frames: frames(2, pointAfter(made)), branch });
    await writeFile(segmentOnPlace(), new Uint8Array(77).fill(5), { flag: 'a' });

    await bench.get('backup.copy', { placeId });

    const ours = await readFile(join(bench.paths.journal, `${branch}-00001.seg`));
    expect(Buffer.compare(await readFile(segmentOnPlace()), ours)).toBe(0);
  });

  it('when the place was cut short, then what is missing is added again', async () => {
    await aVault(bench);
    await copy();
    await truncate(segmentOnPlace(), 700);

    await bench.get('backup.copy', { placeId });

    const ours = await readFile(join(bench.paths.journal, `${branch}-00001.seg`));
    expect(Buffer.compare(await readFile(segmentOnPlace()), ours)).toBe(0);
  });

  it('when the place holds more than this vault, then it is another history and no byte of it changes', async () => {
    const made = await aVault(bench);
    const aside = join(bench.profile, 'aside');
    await bench.storage.close();
    await cp(bench.paths.vault, aside, { recursive: true });
    await bench.reopen();
    await bench.get('journal.append', { frames: frames(5, pointAfter(made)), branch });
    await copy();
    await bench.storage.close();
    await rm(bench.paths.vault, { recursive: true });
    await rename(aside, bench.paths.vault);
    await bench.reopen();
    const before = await everyByteOn(bench.place);

    expect(reasonOf(await copy())).toBe('other-history');

    expect(await everyByteOn(bench.place)).toEqual(before);
  });

  it('when both sides went on differently, then it is another history', async () => {
    const made = await aVault(bench);
    const aside = join(bench.profile, 'aside');
    await bench.storage.close();
    await cp(bench.paths.vault, aside, { recursive: true });
    await bench.reopen();
    await bench.get('journal.append', { frames: frames(5, pointAfter(made)), branch });
    await copy();
    await bench.storage.close();
    await rm(bench.paths.vault, { recursive: true });
    await rename(aside, bench.paths.vault);
    await bench.reopen();
    await bench.get('journal.append', { frames: frames(9, pointAfter(made), 310), branch });
    const before = await everyByteOn(bench.place);

    expect(reasonOf(await copy())).toBe('other-history');

    expect(await everyByteOn(bench.place)).toEqual(before);
  });

  it('when the drive changed bytes it was given, then that is damage and no other history', async () => {
    await aVault(bench);
    await copy();
    const bytes = await readFile(segmentOnPlace());
    bytes[bytes.byteLength - 40] = (bytes[bytes.byteLength - 40] ?? 0) ^ 1;
    await writeFile(segmentOnPlace(), bytes);

    expect(reasonOf(await copy())).toBe('damaged');
  });

  it('when the place is not connected, then it has vanished', async () => {
    await aVault(bench);
    bench.placeRoot = null;

    expect(reasonOf(await copy())).toBe('vanished');
  });

  it('when the journal itself is damaged, then nothing is copied', async () => {
    const made = await aVault(bench);
    await bench.storage.close();
    const path = join(bench.paths.journal, `${branch}-00001.seg`);
    const bytes = await readFile(path);
    bytes[96 + (made[0]?.byteLength ?? 0) + 200] = 1;
    await writeFile(path, bytes);
    await bench.reopen();

    expect(reasonOf(await copy())).toBe('damaged');
    expect(await readdir(bench.place)).toEqual([]);
  });

  it('when a place of another vault lies beside, then it is not touched', async () => {
    await aVault(bench);
    const other = join(bench.place, `Casekeep 00000000 ${anId('o')}`);
    await mkdir(other);
    await writeFile(join(other, 'header-1.a'), 'other');

    await copy();

    expect(await readFile(join(other, 'header-1.a'), 'utf8')).toBe('other');
  });
});
