import { z } from 'zod';
import type { StorageArgs, StorageName } from '../../contract/storage';
import { idPattern } from '../format/names';
import { frameMostBytes } from '../format/frame-head';

/** Bounds of one request; the worker cuts longer things up. */
const mostStretch = 16 * 1024 * 1024;
const mostFrames = 20_000;

/** Typed arrays that cross the port come from this realm; anything else is no bytes. */
const bytes = (most: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= most);

const id = z.string().regex(idPattern);
/** Ids that main gave out itself: places, sources, targets. */
const ownId = z.string().regex(/^[0-9a-z-]{8,64}$/);
const stretch = {
  offset: z
    .number()
    .int()
    .min(0)
    .max(2 ** 45),
  length: z.number().int().min(0).max(mostStretch),
};
const generation = z.number().int().min(0).max(999_999_999);
const segment = z.number().int().min(1).max(99_999);
const nothing = z.strictObject({});
const frames = z.array(bytes(frameMostBytes)).max(mostFrames);

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('segment'), segment }),
  z.strictObject({ kind: z.literal('file'), fileId: id }),
  z.strictObject({ kind: z.literal('tombstones') }),
  z.strictObject({ kind: z.literal('manifest') }),
]);

const additions = z.strictObject({
  keyring: z.strictObject({ bytes: bytes(mostStretch * 4), generation }).nullable(),
  tombstones: bytes(mostStretch),
  frames,
  branch: id,
  leaveOutFiles: z.array(id).max(1_000_000),
  upTo: z
    .strictObject({ segment, offset: stretch.offset, sequence: z.number().int().min(1), hash: bytes(32) })
    .optional(),
});

/** One parser per request of the contract: a request without one does not compile. */
export const storageArgs: { readonly [Name in StorageName]: z.ZodType<StorageArgs<Name>> } = {
  survey: nothing,
  'header.write': z.strictObject({ bytes: bytes(1024 * 1024) }),
  'keyring.write': z.strictObject({ bytes: bytes(mostStretch * 4), generation }),
  'keyring.retire-older': z.strictObject({ generation }),
  'journal.read': z.strictObject({ segment, ...stretch }),
  'journal.append': z.strictObject({ frames, branch: id }),
  'journal.drop-torn-tail': nothing,
  'journal.cut-off': z.strictObject({
    segment,
    offset: stretch.offset,
    sequence: z.number().int().min(1),
  }),
  'journal.keep-aside': nothing,
  'file.begin': z.strictObject({ fileId: id }),
  'file.append': z.strictObject({ fileId: id, bytes: bytes(mostStretch) }),
  'file.finish': z.strictObject({ fileId: id }),
  'file.abort': z.strictObject({ fileId: id }),
  'file.read': z.strictObject({ fileId: id, ...stretch }),
  'file.size': z.strictObject({ fileId: id }),
  'file.destroy': z.strictObject({ fileIds: z.array(id).max(1_000_000) }),
  'file.list': nothing,
  'draft.write': z.strictObject({ draftId: id, bytes: bytes(mostStretch) }),
  'draft.remove': z.strictObject({ draftId: id }),
  'draft.list': nothing,
  'tombstones.read': nothing,
  'tombstones.append': z.strictObject({ bytes: bytes(mostStretch) }),
  'tries.read': nothing,
  'tries.failed': nothing,
  'tries.reset': nothing,
  'store.remove-at-next-start': nothing,
  'backup.copy': z.strictObject({ placeId: ownId }),
  'backup.cancel': z.strictObject({ placeId: ownId }),
  'backup.verdict': z.strictObject({
    placeId: ownId,
    verdict: z.enum(['proven', 'failed']),
    manifest: bytes(mostStretch),
  }),
  'backup.open': z.strictObject({ placeId: ownId }),
  'source.survey': z.strictObject({ sourceId: ownId }),
  'source.glance': z.strictObject({ sourceId: ownId }),
  'source.read': z.strictObject({ sourceId: ownId, part, ...stretch }),
  'source.close': z.strictObject({ sourceId: ownId }),
  'restore.install': z.strictObject({ sourceId: ownId, header: bytes(1024 * 1024), additions }),
  'export.one-file': z.strictObject({ targetId: ownId }),
  'export.append': z.strictObject({ targetId: ownId, bytes: bytes(mostStretch) }),
  'export.finish': z.strictObject({ targetId: ownId }),
  'export.abort': z.strictObject({ targetId: ownId }),
};

/** What comes over the port, before its arguments are looked at. */
export const requestEnvelope = z.strictObject({
  id: z.number().int().min(0),
  name: z.string().max(64),
  args: z.unknown(),
});

/** True for a name of the contract. */
export function isStorageName(name: string): name is StorageName {
  return Object.hasOwn(storageArgs, name);
}
