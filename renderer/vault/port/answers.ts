import { z } from 'zod';
import type { StorageAnswer, StorageName, StorageValue } from '../../../electron/contract/storage';

const bytes = z.instanceof(Uint8Array);
const count = z.number().int().min(0);
const done = z.null();
const tries = z.object({ failed: count, waitUntil: z.string().nullable() });
const place = z.object({ segment: z.number().int(), offset: count });
const copyReport = z.object({
  copiedBytes: count,
  readBackBytes: count,
  totalBytes: count,
  files: count,
  sequence: count,
  readBack: z.enum(['from-the-drive', 'in-memory']),
});
const survey = z.object({
  headers: z.array(bytes),
  keyrings: z.array(bytes),
  branch: z.string().nullable(),
  segments: z.array(z.object({ segment: z.number().int(), bytes: count, firstSequence: count })),
  head: z.object({ sequence: count, hash: bytes }),
  journal: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('whole') }),
    z.object({ kind: z.literal('torn-tail'), bytes: count }),
    z.object({ kind: z.literal('damaged'), segment: z.number().int(), offset: count }),
  ]),
  files: count,
  fileBytes: count,
  drafts: count,
});

/** The value of every answer main can give, by the name of the request. */
const values: { readonly [Name in StorageName]: z.ZodType<StorageValue<Name>> } = {
  survey,
  'header.write': done,
  'keyring.write': done,
  'keyring.retire-older': done,
  'journal.read': bytes,
  'journal.append': z.object({ sequence: count, at: z.array(place) }),
  'journal.drop-torn-tail': done,
  'journal.cut-off': done,
  'journal.keep-aside': z.object({ name: z.string() }),
  'file.begin': done,
  'file.append': done,
  'file.finish': z.object({ bytes: count }),
  'file.abort': done,
  'file.read': bytes,
  'file.size': z.object({ bytes: count }),
  'file.destroy': done,
  'file.list': z.array(z.object({ fileId: z.string(), bytes: count })),
  'draft.write': done,
  'draft.remove': done,
  'draft.list': z.array(z.object({ draftId: z.string(), bytes })),
  'tombstones.read': bytes,
  'tombstones.append': done,
  'tries.read': tries,
  'tries.failed': tries,
  'tries.reset': tries,
  'store.remove-at-next-start': done,
  'backup.copy': copyReport,
  'backup.cancel': done,
  'backup.verdict': done,
  'backup.open': z.object({ sourceId: z.string() }),
  'source.survey': survey,
  'source.glance': survey,
  'source.read': bytes,
  'source.close': done,
  'restore.install': z.object({ bytes: count, files: count }),
  'export.one-file': copyReport,
  'export.append': done,
  'export.finish': z.object({ bytes: count }),
  'export.abort': done,
};

const failed = z.object({
  kind: z.literal('failed'),
  failure: z.object({
    reason: z.enum([
      'disk-full',
      'read-only',
      'missing',
      'vanished',
      'damaged',
      'other-history',
      'not-known',
      'cancelled',
      'refused',
      'io',
    ]),
    detail: z.string(),
  }),
});

const ok = z.object({ kind: z.literal('ok'), value: z.unknown() });

/** Main's answer by the schema of its name; what does not fit is a failure by name, never undefined. */
export function parseAnswer<Name extends StorageName>(
  name: Name,
  answer: unknown,
): StorageAnswer<StorageValue<Name>> {
  const failure = failed.safeParse(answer);
  if (failure.success) return failure.data;
  const told = ok.safeParse(answer);
  const value = told.success ? values[name].safeParse(told.data.value) : undefined;
  if (value?.success) return { kind: 'ok', value: value.data };
  return { kind: 'failed', failure: { reason: 'refused', detail: `${name}: the answer does not parse` } };
}
