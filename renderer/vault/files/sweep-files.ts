import type { VaultContext } from '../context';
import { openContent } from '../journal/content';
import { openEnvelope } from '../journal/envelope';
import { type FrameInPlace, readFrames } from '../journal/read-frames';
import { unitKey } from '../keys/keyring';
import { readTombstones } from '../keys/tombstones';

export type Swept =
  | { readonly kind: 'swept'; readonly files: number }
  /** Something of the journal could not be read: what looks unused may be used there. Nothing was removed. */
  | { readonly kind: 'left-alone' };

/**
 * Removes files that no frame names: what a crash left between a file and its record, and what lies under keys that were
 * destroyed. Never at open: the files are listed when it is called, at unlock, and looked up in the journal `later`, so
 * that a file whose record is being written just now is not among them. Files of past revisions stay: history names them.
 */
export async function sweepFiles(context: VaultContext, later: () => Promise<void>): Promise<Swept> {
  const { port, store } = context;
  const listed = await port.call('file.list', {});
  if (listed.kind === 'failed') return { kind: 'left-alone' };
  await later();
  await store.whenAll();
  const unnamed = new Set(listed.value.map(({ fileId }) => fileId));
  for (const { summary } of store.entries('attachment')) unnamed.delete(summary.fileId);
  if (unnamed.size === 0) return { kind: 'swept', files: 0 };

  const survey = await port.call('survey', {});
  if (survey.kind === 'failed' || survey.value.journal.kind !== 'whole') return { kind: 'left-alone' };
  const list = await port.call('tombstones.read', {});
  if (list.kind === 'failed') return { kind: 'left-alone' };
  const destroyed = new Set(readTombstones(context.keys, list.value).map(({ unit }) => unit));
  const frames = readFrames(
    (segment, offset, length) => port.call('journal.read', { segment, offset, length }),
    survey.value.segments,
  );
  for await (const batch of frames) {
    if (batch.kind !== 'frames') return { kind: 'left-alone' };
    for (const frame of batch.frames) {
      const named = fileNamedBy(context, frame, destroyed);
      if (named === 'unreadable') return { kind: 'left-alone' };
      if (named !== null) unnamed.delete(named.fileId);
    }
    if (unnamed.size === 0) return { kind: 'swept', files: 0 };
  }
  const removed = await port.call('file.destroy', { fileIds: [...unnamed] });
  return removed.kind === 'ok' ? { kind: 'swept', files: unnamed.size } : { kind: 'left-alone' };
}

/** The file of an attachment's frame; null for other frames and for destroyed units, whose files may go. */
function fileNamedBy(
  context: VaultContext,
  { frame }: FrameInPlace,
  destroyed: ReadonlySet<string>,
): { readonly fileId: string } | 'unreadable' | null {
  const { keys } = context;
  const told = openEnvelope(keys, frame);
  if (told === undefined || told === 'foreign') return 'unreadable';
  if (told.kind !== 'attachment' || told.gone === true) return null;
  const key = unitKey(context.keyring(), told.unit, told.keyGen);
  // A key that is merely lost may come back with a backup: its files wait for it.
  if (key === undefined) return destroyed.has(told.unit) ? null : 'unreadable';
  const at = {
    vaultId: keys.vaultId,
    kind: told.kind,
    id: told.id,
    revision: told.rev,
    unit: told.unit,
  } as const;
  const record = openContent(key, at, frame.content);
  return record?.kind === 'attachment' ? record : 'unreadable';
}
