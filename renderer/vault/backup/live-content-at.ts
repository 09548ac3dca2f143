import { recordId } from '../../domain/ids';
import type { ContentDigest } from '../api';
import type { VaultContext } from '../context';
import type { ReadRecord } from '../record-store';
import { breathe } from './breathe';
import { contentTally, isCounted, recordHash } from './content-tally';
import { countedKinds } from './live-counts';
import type { ScratchRecord } from './scratch-vault';

const RECORDS_AT_ONCE = 500;

/**
 * What the live vault held at the moment a copy stands for: its present records, with those that changed since in their
 * revision of then. To be compared with the copy's own content; a record the copy lost is counted here and missing there.
 */
export async function liveContentAt(
  context: VaultContext,
  sequence: number,
  copied: ReadonlyMap<string, ScratchRecord>,
): Promise<ContentDigest> {
  const { store } = context;
  await store.whenAll();
  const tally = contentTally();
  const unchanged = countedKinds()
    .flatMap((kind) => [...store.entries(kind)])
    .filter((entry) => entry.sequence <= sequence)
    .map(({ id }) => id);
  const present = new Set<string>(unchanged);
  for (let from = 0; from < unchanged.length; from += RECORDS_AT_ONCE) {
    const batch = unchanged.slice(from, from + RECORDS_AT_ONCE);
    const read = await store.read(batch);
    for (const id of batch) count(id, read.get(id));
    await breathe();
  }
  for (const [id, { revision, kind }] of copied) {
    if (!present.has(id) && isCounted(kind))
      count(id, await store.readRevision(recordId.parse(id), revision));
  }
  return tally.finish();

  function count(id: string, read: ReadRecord | undefined): void {
    if (read?.kind === 'read') {
      tally.record(read.record.kind, recordHash(read.record));
      if (read.record.kind === 'attachment')
        tally.file(read.record.fileId, read.record.digest, read.record.bytes);
    } else if (read?.kind === 'damaged') {
      tally.unreadable(id);
    }
  }
}
