import { z } from 'zod';
import { instant } from './instant';
import { recordId } from './ids';

/** A file sealed in the vault. `fileId` names its sealed bytes; size is of the plain content, in bytes. */
export const attachment = z.object({
  kind: z.literal('attachment'),
  id: recordId,
  episodeId: recordId.nullable(),
  personId: recordId,
  name: z.string().min(1).max(255),
  mediaType: z.string().max(100),
  bytes: z.number().int().min(0),
  fileId: recordId,
  /** BLAKE2b-256 of the plain content, hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  source: z.enum(['practice', 'client', 'third-party', 'third-party-in-confidence']),
  addedAt: instant,
});
export type Attachment = z.infer<typeof attachment>;
