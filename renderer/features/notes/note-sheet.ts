import type { DraftAbout, DraftRow } from '../../vault/api';

type NoteAbout = Extract<DraftAbout, { readonly kind: 'note' }>;

/** One open note: what it is about and what was kept of it. */
export interface NoteSheet {
  readonly draftId: string;
  readonly about: NoteAbout;
  readonly fields: NoteText;
  /** When the draft was kept; null for a blank sheet. */
  readonly keptAt: string | null;
}

export interface NoteText {
  readonly themes: string;
  readonly risk: string;
  readonly plan: string;
  readonly riskOpen: boolean;
}

export const BLANK_NOTE: NoteText = { themes: '', risk: '', plan: '', riskOpen: false };

/** A note as a kept form holds it: texts only. */
export function fieldsOfNote({ riskOpen, ...texts }: NoteText): Readonly<Record<string, string>> {
  return { ...texts, riskOpen: riskOpen ? 'yes' : '' };
}

/** The sheet of a kept draft, or null when the draft is about something else. */
export function sheetOfDraft({ draftId, about, fields, savedAt }: DraftRow): NoteSheet | null {
  if (about.kind !== 'note') return null;
  return {
    draftId,
    about,
    keptAt: savedAt,
    fields: {
      themes: fields['themes'] ?? '',
      risk: fields['risk'] ?? '',
      plan: fields['plan'] ?? '',
      riskOpen: fields['riskOpen'] === 'yes',
    },
  };
}

/** Words in all fields together, for "a draft of 140 words". */
export function wordsIn(fields: Readonly<Record<string, string>>): number {
  return ['themes', 'risk', 'plan', 'text'].reduce(
    (sum, name) => sum + (fields[name] ?? '').split(/\s+/).filter((word) => word !== '').length,
    0,
  );
}
