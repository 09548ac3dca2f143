import type { Attachment } from '../../domain/attachment';
import type { RecordId } from '../../domain/ids';
import type { ContentDigest } from '../api';
import type { VaultContext } from '../context';
import { openVaultFile } from '../files/open-vault-file';
import type { Entry } from '../record-store';
import { breathe } from './breathe';
import { contentTally, recordHash } from './content-tally';
import { countedKinds } from './live-counts';

const RECORDS_AT_ONCE = 500;

/**
 * A digest over all decrypted records and files as they are now. Reads in batches and lets others go first in between;
 * what cannot be read makes it another digest than that of the whole content.
 */
export async function liveContent(context: VaultContext): Promise<ContentDigest> {
  const { store } = context;
  await store.whenAll();
  const tally = contentTally();
  const attachments: { readonly record: Attachment; readonly unitId: string }[] = [];
  const entries = countedKinds().flatMap((kind) => [...store.entries(kind)]);
  for (let from = 0; from < entries.length; from += RECORDS_AT_ONCE) {
    const batch: readonly Entry[] = entries.slice(from, from + RECORDS_AT_ONCE);
    const read = await store.read(batch.map(({ id }): RecordId => id));
    for (const { id, kind, unit } of batch) {
      const found = read.get(id);
      if (found?.kind === 'read') {
        tally.record(kind, recordHash(found.record));
        if (found.record.kind === 'attachment') attachments.push({ record: found.record, unitId: unit });
      } else if (found?.kind === 'damaged') {
        tally.unreadable(id);
      }
    }
    await breathe();
  }
  for (const attachment of attachments) {
    const opened = await openVaultFile(
      context,
      attachment,
      () => undefined,
      () => false,
    );
    const { fileId, digest, bytes } = attachment.record;
    if (opened.kind === 'whole') tally.file(fileId, digest, bytes);
    else tally.unreadable(fileId);
  }
  return tally.finish();
}
