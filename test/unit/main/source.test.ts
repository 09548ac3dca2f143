import { readdir, readFile, rename, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBackup } from '../../../electron/main/source/find-backup';
import { readTarSource } from '../../../electron/main/source/tar-source';
import { aBench, anId, aVault, type Bench, branch, placeId, reasonOf } from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

const archive = (): string => join(bench.place, 'all.casekeep');

async function exported(): Promise<string> {
  const targetId = bench.storage.stores.targets.add(archive());
  await bench.get('export.one-file', { targetId });
  return bench.storage.stores.sources.add({ kind: 'file', path: archive() });
}

/** A ustar file with these entries. */
async function aTar(
  entries: readonly {
    readonly name: string;
    readonly type?: 'symlink' | 'directory';
    readonly text?: string;
  }[],
): Promise<string> {
  const made = pack();
  for (const { name, type, text } of entries) {
    if (type === 'symlink') made.entry({ name, type, linkname: '/etc/passwd' });
    else if (type === 'directory') made.entry({ name, type });
    else made.entry({ name }, text ?? 'x');
  }
  made.finalize();
  const parts: Uint8Array[] = [];
  for await (const chunk of made) if (chunk instanceof Uint8Array) parts.push(chunk);
  const path = join(bench.place, 'made.casekeep');
  await writeFile(path, Buffer.concat(parts));
  return path;
}

describe('reading a backup', () => {
  it('when a place was copied to, then its source says the same of the journal as the vault', async () => {
    await aVault(bench);
    await bench.get('backup.copy', { placeId });
    const own = await bench.get('survey', {});

    const { sourceId } = await bench.get('backup.open', { placeId });
    const survey = await bench.get('source.survey', { sourceId });

    expect(survey).toMatchObject({
      branch,
      head: own.head,
      segments: own.segments,
      journal: own.journal,
      files: 1,
      fileBytes: 3_000_000,
    });
    expect(survey.headers).toHaveLength(2);
    const bytes = await bench.get('source.read', {
      sourceId,
      part: { kind: 'file', fileId: anId('f') },
      offset: 2_999_990,
      length: 100,
    });
    expect(bytes).toEqual(new Uint8Array(10).fill(7));
    expect(bytes.buffer.byteLength).toBe(10);
    await bench.get('source.close', { sourceId });
    expect(reasonOf(await bench.ask('source.survey', { sourceId }))).toBe('not-known');
  });

  it('when all parts were put into one file, then it reads the same in place', async () => {
    await aVault(bench);
    await bench.get('tombstones.append', { bytes: Buffer.from('{"unit":"u"}\n') });
    const own = await bench.get('survey', {});

    const sourceId = await exported();
    const survey = await bench.get('source.survey', { sourceId });

    expect(survey).toMatchObject({
      head: own.head,
      segments: own.segments,
      journal: { kind: 'whole' },
      files: 1,
    });
    const tombstones = await bench.get('source.read', {
      sourceId,
      part: { kind: 'tombstones' },
      offset: 0,
      length: 100,
    });
    expect(Buffer.from(tombstones).toString()).toBe('{"unit":"u"}\n');
    expect((await stat(archive())).mode & 0o777).toBe(0o600);
    expect(await readdir(bench.place)).toEqual(['all.casekeep']);
  });

  it('when one file was cut short, then what is gone is missing and the rest still reads', async () => {
    await aVault(bench);
    const sourceId = await exported();
    await truncate(archive(), 6000);

    const survey = await bench.get('source.survey', { sourceId });

    expect(survey.head.sequence).toBeLessThan(20);
    expect(survey.journal.kind).not.toBe('whole');
    expect(survey.files).toBe(0);
    const part = { kind: 'file', fileId: anId('f') } as const;
    expect(reasonOf(await bench.ask('source.read', { sourceId, part, offset: 0, length: 10 }))).toBe(
      'missing',
    );
  });

  it('when an archive holds a link, a folder, a climbing or a foreign name, then it is refused', async () => {
    for (const entry of [
      { name: 'header-1.a', type: 'symlink' as const },
      { name: 'files', type: 'directory' as const },
      { name: '../../.bashrc' },
      { name: `files/../${anId('f')}` },
      { name: '/etc/passwd' },
      { name: 'README' },
    ]) {
      const path = await aTar([{ name: 'keyring-1.a' }, entry]);
      await expect(readTarSource(path)).rejects.toMatchObject({ reason: 'damaged' });
    }
    await expect(
      readTarSource(await aTar([{ name: 'header-1.a' }, { name: 'header-1.a' }])),
    ).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('when a byte of an archive head is flipped, then it is refused', async () => {
    const path = await aTar([{ name: 'header-1.a' }]);
    const bytes = await readFile(path);
    bytes[130] = (bytes[130] ?? 0) ^ 1;
    await writeFile(path, bytes);

    await expect(readTarSource(path)).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('when a folder on a place is a link, then it is not taken for a backup', async () => {
    await aVault(bench);
    await bench.get('backup.copy', { placeId });
    const [name] = await readdir(bench.place);
    const real = join(bench.place, name ?? '');
    const label = basename(bench.place);
    expect(await findBackup(bench.place)).toMatchObject({ folder: real, label });
    expect(await findBackup(real)).toEqual({ folder: real, label });

    await rename(real, join(bench.profile, 'elsewhere'));
    await symlink(join(bench.profile, 'elsewhere'), real);

    expect(await findBackup(bench.place)).toBeNull();
  });
});
