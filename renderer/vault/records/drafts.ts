import { assertNever } from '../../domain/assert-never';
import type { DraftRow } from '../questions';
import type { KeptDraft } from './context';
import { type RecordId, recordId } from '../../domain/ids';
import type { Workroom } from './workroom';

export function drafts(room: Workroom): readonly DraftRow[] {
  return room.drafts.all().map((draft) => draftRow(room, draft));
}

export function draft(room: Workroom, draftId: string): DraftRow | null {
  const found = room.drafts.get(draftId);
  return found ? draftRow(room, found) : null;
}

/** Whose page a draft belongs to; null for a client who is not saved yet. */
export function draftOwner(room: Workroom, { about }: Pick<KeptDraft, 'about'>): RecordId | null {
  switch (about.kind) {
    case 'note':
    case 'amendment':
      return room.cabinet.episodes.get(recordId.parse(about.episodeId))?.participants[0] ?? null;
    case 'client':
      return about.personId === null ? null : recordId.parse(about.personId);
    default:
      return assertNever(about);
  }
}

function draftRow(room: Workroom, kept: KeptDraft): DraftRow {
  const personId = draftOwner(room, kept);
  return { ...kept, personId, name: (personId && room.cabinet.people.get(personId)?.name) || '' };
}
