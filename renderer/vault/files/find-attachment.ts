import { type Attachment, attachment } from '../../domain/attachment';
import { recordId } from '../../domain/ids';
import type { VaultContext } from '../context';

export type FoundAttachment =
  | { readonly kind: 'found'; readonly record: Attachment; readonly unitId: string }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'destroyed' }
  | {
      readonly kind: 'invalid';
      readonly issues: readonly { readonly path: string; readonly message: string }[];
    };

/** The record of an attachment; `invalid` when the id names nothing, or something else. */
export async function findAttachment({ store }: VaultContext, id: string): Promise<FoundAttachment> {
  const parsed = recordId.safeParse(id);
  if (!parsed.success) return notFound;
  const entry = store.entry(parsed.data);
  const read = (await store.read([parsed.data])).get(parsed.data);
  if (read === undefined || read.kind === 'not-found') return notFound;
  if (read.kind !== 'read') return read;
  const record = attachment.safeParse(read.record);
  if (!record.success || entry === undefined) return notFound;
  return { kind: 'found', record: record.data, unitId: entry.unit };
}

const notFound: FoundAttachment = {
  kind: 'invalid',
  issues: [{ path: 'id', message: 'There is no such attachment' }],
};
