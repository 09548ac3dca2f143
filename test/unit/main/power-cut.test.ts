import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLayout, driveLayout } from '../../../electron/main/backup/drive-layout';
import { makeFolder } from '../../../electron/main/disk/durable-write';
import { openJournal } from '../../../electron/main/journal/journal';
import { findBackup } from '../../../electron/main/source/find-backup';
import { openDrafts } from '../../../electron/main/vault-folder/drafts';
import { recordDisk } from '../../faults/power/record-disk';
import { temporaryFolder } from '../../fixtures/storage-in-node';
import { anId, branch, frames, vaultId } from './disk-bench';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** What was done to the disk, in words. */
async function recorded(act: () => Promise<unknown>): Promise<readonly string[]> {
  const recorder = recordDisk(folder.path);
  try {
    await act();
  } finally {
    recorder.stop();
  }
  return recorder.ops.map(({ label }) => label);
}

describe('what a power cut may take', () => {
  it('when folders are made, then each is flushed in the one above it, up to the one that stood before', async () => {
    const done = await recorded(() => makeFolder(join(folder.path, 'profile', 'vault')));

    expect(done).toEqual(['mkdir profile', 'mkdir profile/vault', 'fsync profile', 'fsync ']);
  });

  it('when a folder stands already, then nothing is flushed for it', async () => {
    await mkdir(join(folder.path, 'vault'));

    expect(await recorded(() => makeFolder(join(folder.path, 'vault')))).toEqual([]);
  });

  it('when the first frames are written, then the segment, its folder and the folder above are flushed', async () => {
    const journal = openJournal(join(folder.path, 'journal'), join(folder.path, 'marks.json'));

    const done = await recorded(() => journal.append(frames(1), branch, vaultId));

    expect(done.filter((label) => label.startsWith('fsync'))).toEqual([
      'fsync ',
      expect.stringMatching(/^fsync journal\/.*\.seg$/),
      'fsync journal',
    ]);
  });

  it('when the folders of a backup are made or stand already, then the place and the backup are flushed', async () => {
    const layout = driveLayout(join(folder.path, 'Casekeep'));

    const first = await recorded(() => makeLayout(layout));
    const again = await recorded(() => makeLayout(layout));

    expect(first.filter((label) => label.startsWith('fsync'))).toEqual(['fsync ', 'fsync Casekeep']);
    expect(again).toEqual(['fsync ', 'fsync Casekeep']);
  });

  it('when a draft is removed, then it is out of the way, for good, before a byte of it is overwritten', async () => {
    const drafts = openDrafts(folder.path);
    await writeFile(join(folder.path, anId('d')), 'sealed');

    const done = await recorded(() => drafts.remove(anId('d')));

    expect(done).toEqual([
      `rename ${anId('d')} to ${anId('d')}.part`,
      'fsync ',
      `write ${anId('d')}.part at 0`,
      `fsync ${anId('d')}.part`,
      `unlink ${anId('d')}.part`,
    ]);
  });

  it('when the first copy of a restored vault was cut off, then the proven one beside it is what is found', async () => {
    for (const [name, parts] of [
      ['Casekeep aaaaaaaa 00000000000000000000000000', ['header-1.a', 'manifest']],
      ['Casekeep aaaaaaaa 11111111111111111111111111', ['header-1.a']],
    ] as const) {
      await mkdir(join(folder.path, name));
      for (const part of parts) await writeFile(join(folder.path, name, part), '');
    }

    const found = await findBackup(folder.path);

    expect(found?.folder).toMatch(/0$/);
  });
});

describe('an act that a power cut tore', () => {
  const kept: string[] = [];
  const keep = async (): Promise<void> => {
    kept.push('kept');
  };
  beforeEach(() => {
    kept.length = 0;
  });

  async function twoActs() {
    const journal = openJournal(join(folder.path, 'journal'), join(folder.path, 'marks.json'));
    const first = await journal.append(frames(2), branch, vaultId);
    const segment = join(folder.path, 'journal', `${branch}-00001.seg`);
    return { journal, segment, second: first.at[1]?.offset ?? 0 };
  }

  it('when an append was answered for it, then it is refused and nothing is kept or changed', async () => {
    const { journal, segment, second } = await twoActs();
    const before = await readFile(segment);

    await expect(journal.cutOff(1, second, 2, vaultId, keep)).rejects.toMatchObject({
      detail: 'acknowledged',
    });

    expect(await readFile(segment)).toEqual(before);
    expect(kept).toEqual([]);
  });

  it('when nothing says that it was answered, then a copy is kept and it is cut off', async () => {
    const { segment, second } = await twoActs();
    const fresh = openJournal(join(folder.path, 'journal'), join(folder.path, 'no-marks.json'));

    await fresh.cutOff(1, second, 2, vaultId, keep);

    expect((await stat(segment)).size).toBe(second);
    expect(kept).toEqual(['kept']);
    expect(await fresh.survey(vaultId)).toMatchObject({
      condition: { kind: 'whole' },
      head: { sequence: 1 },
    });
  });

  it('when the app was started since, then the marks still say that it was answered', async () => {
    const { journal, second } = await twoActs();
    await journal.saveMarks();
    const next = openJournal(join(folder.path, 'journal'), join(folder.path, 'marks.json'));
    await next.survey(vaultId);

    await expect(next.cutOff(1, second, 2, vaultId, keep)).rejects.toMatchObject({ detail: 'acknowledged' });
  });
});
