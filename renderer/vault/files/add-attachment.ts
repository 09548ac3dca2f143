import { z } from 'zod';
import { type Attachment, attachment } from '../../domain/attachment';
import { recordId } from '../../domain/ids';
import { KINDS } from '../../domain/record';
import { unitOf } from '../../domain/unit';
import type { AddAttachmentOutcome, NewAttachment, Progress, Unsaved } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { newKey } from '../crypto/key';
import { sealingStream } from '../crypto/secret-stream';
import { sealFileKey } from './file-key';
import { mediaTypeOf } from './media-type';
import { plainPieces, UnreadableSource } from './plain-pieces';
import { sealFile } from './seal-file';
import { unsavedOf } from '../port/unsaved';
import { writeFile } from './write-file';

const newAttachment = z.object({
  personId: recordId,
  episodeId: recordId.nullable(),
  source: attachment.shape.source,
});

/**
 * Seals a file into the vault, piece by piece, then its record. Order (vault.md, Keyring): the unit's key in the keyring,
 * the sealed file synced, then the frame that names it. A crash in between leaves a file nobody names, which is swept
 * later; never a record without its file. Anything that goes wrong leaves neither.
 */
export async function addAttachment(
  context: VaultContext,
  input: NewAttachment,
  source: Blob,
  name: string,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<AddAttachmentOutcome> {
  const about = newAttachment.safeParse(input);
  if (!about.success) return invalid(about.error);
  const { personId, episodeId } = about.data;
  if (context.store.entry(personId)?.kind !== 'person') return unknown('personId');
  if (episodeId !== null && context.store.entry(episodeId)?.kind !== 'episode') return unknown('episodeId');
  const record: Attachment = {
    ...about.data,
    kind: 'attachment',
    id: context.store.newId(),
    fileId: context.store.newId(),
    name: name.trim().slice(0, 255) || 'Without a name',
    mediaType: '',
    bytes: 0,
    digest: '',
    addedAt: context.now(),
  };
  const unit = await context.ensureUnit(unitOf(record), KINDS.attachment.compartment);
  if (unit.kind !== 'unit') return unit;

  const fileKey = newKey();
  const at = { vaultId: context.keys.vaultId, fileId: record.fileId, unitId: unit.unitId };
  const plain = plainPieces(source);
  const sealed = sealFile(plain.pieces, sealFileKey(unit.key, at, fileKey), sealingStream(fileKey));
  const progress = (done: number) => onProgress(Math.min(done, source.size), source.size);
  const written = await unlessUnreadable(writeFile(context.port, record.fileId, sealed, progress, cancelled));
  if (written.kind !== 'written') return written;

  const complete = { ...record, ...written.facts, mediaType: mediaTypeOf(plain.head()) };
  const committed = await context.store.commit([{ kind: 'put', record: complete, from: 0 }]);
  if (committed.kind === 'committed') return { kind: 'added', id: record.id };
  await context.port.call('file.destroy', { fileIds: [record.fileId] });
  return committed.kind === 'conflict' ? { kind: 'storage-failed', reason: 'conflict' } : committed;
}

type Written = Awaited<ReturnType<typeof writeFile>>;

async function unlessUnreadable(
  writing: Promise<Written>,
): Promise<Exclude<Written, { kind: 'failed' }> | Unsaved | { readonly kind: 'unreadable' }> {
  try {
    const written = await writing;
    return written.kind === 'failed' ? unsavedOf(written.failure) : written;
  } catch (error) {
    if (error instanceof UnreadableSource) return { kind: 'unreadable' };
    throw error;
  }
}

function invalid(error: z.ZodError): Unsaved {
  return {
    kind: 'invalid',
    issues: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  };
}

function unknown(path: string): Unsaved {
  return { kind: 'invalid', issues: [{ path, message: 'There is no such record' }] };
}
