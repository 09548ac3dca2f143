import { mkdir, readdir, readFile, rename, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestoreAdditions } from '../../../electron/contract/storage';
import { findBackup } from '../../../electron/main/source/find-backup';
import { finishSwap } from '../../../electron/main/source/install-restore';
import { readTarSource } from '../../../electron/main/source/tar-source';
import { aBench, aHeader, aKeyring, anId, aVault, type Bench, branch, frames, placeId, pointAfter, reasonOf } from './disk-bench';

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

const additions = (part: Partial<RestoreAdditions> = {}): RestoreAdditions => ({
  keyring: null,
  tombstones: new Uint8Array(0),
  frames: [],
  branch,
  leaveOutFiles: [],
  ...part,
});

/** A ustar file with these entries. */
async function aTar(entries: readonly { readonly name: string; readonly type?: 'symlink' | 'directory'; readonly text?: string }[]): Promise<string> {
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

    expect(survey).toMatchObject({ branch, head: own.head, segments: own.segments, journal: own.journal, files: 1, fileBytes: 3_000_000 });
    expect(survey.headers).toHaveLength(2);
    const bytes = await bench.get('source.read', { sourceId, part: { kind: 'file', fileId: anId('f') }, offset: 2_999_990, length: 100 });
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

    expect(survey).toMatchObject({ head: own.head, segments: own.segments, journal: { kind: 'whole' }, files: 1 });
    const tombstones = await bench.get('source.read', { sourceId, part: { kind: 'tombstones' }, offset: 0, length: 100 });
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
    expect(reasonOf(await bench.ask('source.read', { sourceId, part, offset: 0, length: 10 }))).toBe('missing');
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
    await expect(readTarSource(await aTar([{ name: 'header-1.a' }, { name: 'header-1.a' }]))).rejects.toMatchObject({ reason: 'damaged' });
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
    expect(await findBackup(bench.place)).toMatchObject({ folder: real, label: name });
    expect(await findBackup(real)).toEqual({ folder: real, label: name });

    await rename(real, join(bench.profile, 'elsewhere'));
    await symlink(join(bench.profile, 'elsewhere'), real);

    expect(await findBackup(bench.place)).toBeNull();
  });
});

describe('installing a restore', () => {
  it('when a source is installed, then the new vault stands whole, with its new branch, and the old one is kept', async () => {
    const made = await aVault(bench);
    const sourceId = await exported();
    await bench.get('journal.append', { frames: frames(3, pointAfter(made)), branch });
    await bench.get('tombstones.append', { bytes: Buffer.from('{"unit":"later"}\n') });
    const other = anId('c');

    const outcome = await bench.get('restore.install', {
      sourceId,
      header: aHeader(5),
      additions: additions({
        branch: other,
        frames: frames(1, pointAfter(made)),
        keyring: { bytes: aKeyring(7), generation: 7 },
        tombstones: Buffer.from('{"unit":"added"}\n'),
      }),
    });

    expect(outcome.files).toBe(1);
    expect(reasonOf(await bench.ask('survey', {}))).toBe('refused');
    expect(bench.storage.stores.state.now().removeStore).toBe(true);
    await bench.reopen();
    const survey = await bench.get('survey', {});
    expect(survey).toMatchObject({ branch: other, head: { sequence: 21 }, journal: { kind: 'whole' }, files: 1 });
    expect(survey.headers).toEqual([aHeader(5), aHeader(5)]);
    expect(survey.keyrings).toEqual([aKeyring(7), aKeyring(7)]);
    expect(Buffer.from(await bench.get('tombstones.read', {})).toString()).toBe('{"unit":"later"}\n{"unit":"added"}\n');
    const kept = (await readdir(bench.profile)).find((name) => name.startsWith('vault.old-'));
    expect(await readdir(join(bench.profile, kept ?? '', 'files'))).toEqual([anId('f')]);
  });

  it('when files were destroyed since, then they are not brought back', async () => {
    await aVault(bench);
    const sourceId = await exported();

    await bench.get('restore.install', { sourceId, header: aHeader(1), additions: additions({ leaveOutFiles: [anId('f')] }) });
    await bench.reopen();

    expect(await bench.get('file.list', {})).toEqual([]);
  });

  it('when the source ends early, then nothing of the vault here is touched', async () => {
    await aVault(bench);
    const sourceId = await exported();
    await bench.get('source.survey', { sourceId });
    await truncate(archive(), (await stat(archive())).size - 1_000_000);
    const before = await bench.get('survey', {});

    const answer = await bench.ask('restore.install', { sourceId, header: aHeader(1), additions: additions() });

    expect(reasonOf(answer)).toBe('damaged');
    expect(await bench.get('survey', {})).toEqual(before);
  });

  it('when the power went within the swap, then the next start finishes it', async () => {
    await aVault(bench);
    await rename(bench.paths.vault, join(bench.profile, 'vault.new'));
    await mkdir(join(bench.profile, 'vault.new.part'));

    await finishSwap(bench.paths, new Date('2026-11-23T09:00:00Z'));

    expect((await bench.get('survey', {})).head.sequence).toBe(20);
    expect(await readdir(bench.profile)).not.toContain('vault.new.part');
  });
});
