import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTarIndex } from '../../../electron/main/source/tar-index';
import { readableBytes } from '../../../electron/main/backup/write-compared';
import { backups } from '../../../renderer/vault/backup/backups';
import { frameAt, SEGMENT_HEADER_BYTES } from '../../../renderer/vault/journal/frame';
import {
  aBackedUpVault,
  aFreshProfile,
  type BackedUpVault,
  never,
  quiet,
  verify,
} from '../../fixtures/backed-up-vault';

let vault: BackedUpVault;
let path: string;
beforeEach(async () => {
  vault = await aBackedUpVault();
  path = join(vault.folder, 'all.casekeep');
  await backups(vault.context).exportOneFile(vault.storage.chooseTarget(path), quiet, never);
});
afterEach(() => vault.remove());

async function outcomeOfVerify() {
  const fresh = await aFreshProfile(vault);
  const { outcome } = await verify(fresh, await fresh.chooseSource(path, 'file'));
  await fresh.close();
  return outcome;
}

/** Where the journal begins in the archive, and where it ends there. */
async function journalIn(archive: Uint8Array): Promise<readonly [start: number, end: number]> {
  const { entries } = await readTarIndex(readableBytes(archive));
  const segment = entries.find(({ name }) => name.startsWith('journal/'));
  const start = Buffer.from(archive).indexOf('CKSEG001');
  return [start, start + (segment?.size ?? 0)];
}

describe('a one-file export that was cut short', () => {
  test('when it ends right behind a frame, before anything that names a file, then it is not called whole', async () => {
    const archive = await readFile(path);
    const [start] = await journalIn(archive);
    let border = start + SEGMENT_HEADER_BYTES;
    for (let frames = 0; frames < 5; frames += 1) border += frameAt(archive, border)?.bytes.length ?? 0;
    await truncate(path, border);

    expect(await outcomeOfVerify()).toMatchObject({ kind: 'damaged', what: 'journal' });
  });

  test('when only the end of the archive is missing, then it is not called whole', async () => {
    const archive = await readFile(path);
    await writeFile(path, archive.subarray(0, archive.length - 1024));

    expect((await outcomeOfVerify()).kind).toBe('damaged');
  });
});
