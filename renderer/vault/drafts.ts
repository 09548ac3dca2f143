import { z } from 'zod';
import { type RecordId, recordId } from '../domain/ids';
import type { StorageValue } from '../../electron/contract/storage';
import { instant } from '../domain/instant';
import { COMPARTMENTS } from './compartments';
import type { DraftAbout } from './commands';
import { textOf, utf8 } from './crypto/bytes';
import { place } from './crypto/place';
import { open, seal } from './crypto/seal';
import type { Keyring } from './keys/keyring';
import type { StorageClient } from './port/storage-client';
import { unsavedOf } from './port/unsaved';
import type { DraftShelf, KeptDraft } from './records/context';

const about = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('note'),
    episodeId: z.string(),
    appointmentId: z.string().nullable(),
    sessionOn: z.string(),
  }),
  z.object({ kind: z.literal('amendment'), noteId: z.string(), episodeId: z.string() }),
  z.object({ kind: z.literal('client'), personId: z.string().nullable() }),
]);

const content = z.object({
  draftId: z.string(),
  about,
  fields: z.record(z.string(), z.string()),
  savedAt: instant,
  /** Sequence of the journal when the draft was kept: a journal that ends before it was cut short. */
  base: z.number().int().min(0),
});

export interface OpenedDraft extends KeptDraft {
  readonly base: number;
}

/** What drafts are sealed with and where they begin. */
export interface DraftParts {
  readonly port: StorageClient;
  readonly vaultId: string;
  keyring(): Keyring;
  journalSequence(): number;
}

/** Open forms, one sealed file each (FORMAT.md, Drafts). */
export function draftShelf(parts: DraftParts): DraftShelf {
  return {
    list: () => readDrafts(parts.port, parts.vaultId, parts.keyring()),
    async keep(draft) {
      const bytes = sealDraft(parts.keyring(), parts.vaultId, { ...draft, base: parts.journalSequence() });
      const answer = await parts.port.call('draft.write', { draftId: draft.draftId, bytes });
      return answer.kind === 'failed' ? unsavedOf(answer.failure) : { kind: 'kept' };
    },
    async drop(draftId) {
      const answer = await parts.port.call('draft.remove', { draftId });
      return answer.kind === 'failed' ? unsavedOf(answer.failure) : { kind: 'dropped' };
    },
  };
}

/** Every draft that opens; one that does not was sealed before a destruction, and is nobody's any more. */
export async function readDrafts(
  port: StorageClient,
  vaultId: string,
  keyring: Keyring,
): Promise<readonly OpenedDraft[]> {
  const answer = await port.call('draft.list', {});
  return answer.kind === 'failed' ? [] : draftsIn(answer.value, vaultId, keyring);
}

/** The same of a list that was read already. */
export function draftsIn(
  listed: StorageValue<'draft.list'>,
  vaultId: string,
  keyring: Keyring,
): readonly OpenedDraft[] {
  return listed.flatMap(({ draftId, bytes }) => openDraft(keyring, vaultId, draftId, bytes) ?? []);
}

/** The sealed bytes of a draft. */
export function sealDraft(keyring: Keyring, vaultId: string, draft: OpenedDraft): Uint8Array {
  const compartment = compartmentOfDraft(draft.about);
  const key = keyring.parts.get(compartment)?.drafts;
  if (!key) throw new Error('No key for drafts of this compartment');
  return seal(key, place.draft(vaultId, compartment, draft.draftId), utf8(JSON.stringify(draft)));
}

function openDraft(
  keyring: Keyring,
  vaultId: string,
  draftId: string,
  bytes: Uint8Array,
): OpenedDraft | undefined {
  for (const part of keyring.parts.values()) {
    const plain = open(part.drafts, place.draft(vaultId, part.compartment, draftId), bytes);
    const draft = plain && parseDraft(plain);
    if (draft?.draftId === draftId) return draft;
  }
  return undefined;
}

function parseDraft(plain: Uint8Array): OpenedDraft | undefined {
  try {
    return content.parse(JSON.parse(textOf(plain)));
  } catch {
    return undefined;
  }
}

/** The records a draft belongs to; what is no id is left out. */
export function draftIds(of: DraftAbout): readonly RecordId[] {
  return Object.values(of).flatMap((value) => {
    const parsed = recordId.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Notes and amendments are clinical; the facts of a person lie at the front desk. */
function compartmentOfDraft(of: DraftAbout): number {
  return of.kind === 'client' ? COMPARTMENTS['front-desk'] : COMPARTMENTS.clinical;
}
