import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportOneFile } from '../../../electron/main/export/export-one-file';
import { aBench, aKeyring, aVault, type Bench, branch, frames, pointAfter } from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

it('when a client is added while a one-file export begins, then it holds the keyring that its frames need', async () => {
  const made = await aVault(bench);
  const { journal } = bench.storage.stores;
  const path = join(bench.place, 'all.casekeep');

  await exportOneFile({
    paths: bench.paths,
    journal: {
      ...journal,
      async standing(vaultId) {
        await bench.get('keyring.write', { bytes: aKeyring(2), generation: 2 });
        await bench.get('journal.append', { frames: frames(1, pointAfter(made)), branch });
        return journal.standing(vaultId);
      },
    },
    path,
    now: new Date('2026-11-23T09:00:00Z'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const sourceId = bench.storage.stores.sources.add({ kind: 'file', path });
  const { head, keyrings } = await bench.get('source.survey', { sourceId });

  expect(head.sequence).toBe(21);
  expect(keyrings).toEqual([aKeyring(2), aKeyring(2)]);
});
