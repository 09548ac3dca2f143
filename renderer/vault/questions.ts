import type { Appointment } from '../domain/appointment';
import type { Attachment } from '../domain/attachment';
import type { Certificate, Hold } from '../domain/hold';
import type { Consent, ConsentWording } from '../domain/consent';
import type { Drive, Practice } from '../domain/practice';
import type { DraftAbout } from './commands';
import type { Episode } from '../domain/episode';
import type { ImportRun } from '../domain/import-run';
import type { MeasureResult } from '../domain/measure-result';
import type { Person } from '../domain/person';
import type { Relation } from '../domain/relation';
import type { RetentionFinding } from '../domain/retention';
import type { Amendment, SessionNote } from '../domain/session-note';

/** What can be asked, by name; each can also be watched. Lists come from the catalogue in memory, a window at a time. */
export interface Questions {
  today: Ask<Record<string, never>, TodayView>;
  status: Ask<Record<string, never>, StatusView>;
  /** `filter` is matched against name, preferred name, reference, phone, e-mail, postcode; every word must match. */
  clients: Ask<
    {
      readonly filter: string;
      readonly view: 'active' | 'waiting' | 'ended' | 'archived' | 'all';
      readonly from: number;
      readonly count: number;
    },
    { readonly total: number; readonly rows: readonly ClientRow[] }
  >;
  client: Ask<{ readonly personId: string }, ClientView | null>;
  'time-line': Ask<
    {
      readonly personId: string;
      readonly kinds: readonly TimeLineKind[];
      readonly from: number;
      readonly count: number;
    },
    {
      readonly total: number;
      readonly counts: Readonly<Record<TimeLineKind, number>>;
      readonly rows: readonly TimeLineRow[];
    }
  >;
  note: Ask<
    { readonly id: string },
    { readonly note: SessionNote; readonly amendments: readonly Amendment[] } | null
  >;
  consent: Ask<
    { readonly id: string },
    { readonly consent: Consent; readonly wording: ConsentWording | null } | null
  >;
  /** Consents in force on a calendar day. */
  'consents-on': Ask<{ readonly personId: string; readonly day: string }, readonly Consent[]>;
  attachment: Ask<{ readonly id: string }, Attachment | null>;
  /** From a day (or wall-clock time) on, up to and with the day `to` (or before the wall-clock time `to`). */
  appointments: Ask<{ readonly from: string; readonly to: string }, readonly AppointmentRow[]>;
  appointment: Ask<{ readonly id: string }, AppointmentRow | null>;
  drafts: Ask<Record<string, never>, readonly DraftRow[]>;
  draft: Ask<{ readonly draftId: string }, DraftRow | null>;
  search: Ask<{ readonly text: string; readonly limit: number }, SearchView>;
  retention: Ask<Record<string, never>, RetentionView>;
  certificates: Ask<Record<string, never>, readonly Certificate[]>;
  practice: Ask<Record<string, never>, Practice>;
  drives: Ask<Record<string, never>, readonly Drive[]>;
  'import-runs': Ask<Record<string, never>, readonly ImportRun[]>;
  people: Ask<{ readonly filter: string; readonly count: number }, readonly Person[]>;
}

interface Ask<Args, Result> {
  readonly args: Args;
  readonly view: Result;
}

export type QuestionName = keyof Questions;
export type Question<Name extends QuestionName> = {
  readonly name: Name;
  readonly args: Questions[Name]['args'];
};
export type View<Name extends QuestionName> = Questions[Name]['view'];

export interface TodayView {
  readonly day: string;
  readonly sessions: readonly AppointmentRow[];
  /** Attended sessions (or past planned ones) of the last 60 days without a finished note. */
  readonly notesToWrite: readonly (AppointmentRow & { readonly draftWords: number | null })[];
  readonly due: readonly DueItem[];
  readonly drives: readonly Drive[];
  readonly clients: number;
}

export type DueItem =
  | { readonly kind: 'retention'; readonly count: number; readonly held: number }
  | { readonly kind: 'needs-date-of-birth'; readonly count: number }
  | { readonly kind: 'backup'; readonly daysSince: number | null; readonly placeLabel: string | null }
  | { readonly kind: 'practice-restore'; readonly placeLabel: string }
  /** A drive that can still open what was destroyed, until it is backed up to again. */
  | { readonly kind: 'drive-lags'; readonly placeLabel: string }
  | { readonly kind: 'risk-open'; readonly personId: string; readonly name: string; readonly since: string };

export interface StatusView {
  readonly lastSavedAt: string | null;
  readonly saving: boolean;
  readonly lastBackupAt: string | null;
  readonly lastBackupLabel: string | null;
  readonly loading: boolean;
}

export interface ClientRow {
  readonly personId: string;
  readonly name: string;
  readonly age: number | null;
  readonly status: Episode['status'];
  readonly service: string;
  readonly nextSession: string | null;
  readonly lastContact: string | null;
  readonly riskOpen: boolean;
}

export interface ClientView {
  readonly person: Person;
  readonly revision: number;
  readonly episodes: readonly Episode[];
  readonly age: number | null;
  readonly relations: readonly (Relation & { readonly other: Person })[];
  readonly consentsInForce: readonly Consent[];
  readonly consentsRefused: readonly Consent[];
  readonly holds: readonly Hold[];
  readonly riskOpenSince: string | null;
  readonly nextSession: AppointmentRow | null;
  readonly retention: RetentionFinding;
  readonly attendance: {
    readonly attended: number;
    readonly cancelledByClient: number;
    readonly cancelledByTherapist: number;
    readonly didNotAttend: number;
    readonly planned: number;
  };
}

export type TimeLineKind = 'notes' | 'sessions' | 'consents' | 'attachments' | 'measures' | 'holds';

/** `when` is a calendar day or a local date-time; newest first. */
export type TimeLineRow =
  | {
      readonly kind: 'note';
      readonly id: string;
      readonly when: string;
      readonly excerpt: string;
      readonly amendments: number;
      readonly lastAmendedAt: string | null;
      readonly riskOpen: boolean;
    }
  | {
      readonly kind: 'session';
      readonly id: string;
      readonly when: string;
      readonly appointment: Appointment;
      readonly hasNote: boolean;
    }
  | {
      readonly kind: 'consent';
      readonly id: string;
      readonly when: string;
      readonly consent: Consent;
      readonly version: string;
    }
  | {
      readonly kind: 'attachment';
      readonly id: string;
      readonly when: string;
      readonly attachment: Attachment;
    }
  | {
      readonly kind: 'measure';
      readonly id: string;
      readonly when: string;
      readonly result: MeasureResult;
      readonly previous: number | null;
    }
  | { readonly kind: 'hold'; readonly id: string; readonly when: string; readonly hold: Hold };

export type AppointmentRow = Appointment & {
  readonly personId: string;
  readonly name: string;
  readonly sessionNumber: number;
  readonly noteId: string | null;
  readonly draftId: string | null;
  readonly riskOpen: boolean;
};

export interface DraftRow {
  readonly draftId: string;
  readonly about: DraftAbout;
  readonly fields: Readonly<Record<string, string>>;
  readonly savedAt: string;
  readonly personId: string | null;
  readonly name: string;
}

export interface SearchHit {
  readonly recordId: string;
  readonly kind: 'person' | 'note' | 'amendment' | 'consent' | 'attachment' | 'measure' | 'hold';
  readonly personId: string;
  readonly name: string;
  readonly when: string | null;
  /** Text around the first hit; `marks` are [start, end) offsets into it. */
  readonly context: string;
  readonly marks: readonly (readonly [number, number])[];
}
export interface SearchView {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** False while the index is still loading: the list may grow. */
  readonly complete: boolean;
}

export interface RetentionView {
  readonly due: readonly RetentionRow[];
  readonly needsDateOfBirth: readonly RetentionRow[];
  readonly held: readonly RetentionRow[];
  readonly coming: readonly { readonly year: number; readonly count: number }[];
}
export interface RetentionRow {
  readonly personId: string;
  readonly name: string;
  readonly finding: RetentionFinding;
  readonly counts: Readonly<Record<string, number>>;
}
