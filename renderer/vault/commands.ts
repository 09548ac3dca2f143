import type { Unsaved } from './api';
import type { Appointment, Attendance, AbsenceReason } from '../domain/appointment';
import type { Consent, ConsentWording } from '../domain/consent';
import type { Hold } from '../domain/hold';
import type { NoteFields } from '../domain/session-note';
import type { Person } from '../domain/person';
import type { Practice } from '../domain/practice';
import type { Relation } from '../domain/relation';

/** What a person can do to the records, by name. The worker parses every argument again before it believes it. */
export interface Commands {
  'create-client': Act<
    {
      readonly person: PersonInput;
      readonly service: string;
      readonly startedOn: string;
      readonly fundedBy: 'self' | 'insurer' | 'nhs' | 'charity' | 'other';
    },
    Saved & { readonly episodeId: string }
  >;
  /** `conflict`: the person was changed since `revision`; both states are shown and the person chooses. */
  'change-person': Act<
    { readonly id: string; readonly revision: number; readonly person: PersonInput },
    Saved | { readonly kind: 'conflict'; readonly revision: number; readonly person: Person }
  >;
  'change-episode': Act<
    {
      readonly id: string;
      readonly status: 'waiting' | 'active' | 'ended' | 'archived';
      readonly endedOn: string | null;
      readonly service: string;
    },
    Saved
  >;
  /** Adds somebody (GP, parent …): an existing person, or a new one. */
  'add-relation': Act<
    {
      readonly clientId: string;
      readonly other: { readonly id: string } | { readonly person: PersonInput };
      readonly relation: Pick<Relation, 'role' | 'parentalResponsibility' | 'mayContact'>;
    },
    Saved
  >;
  'remove-relation': Act<{ readonly id: string }, Saved>;

  'keep-draft': Act<
    {
      readonly draftId: string;
      readonly about: DraftAbout;
      readonly fields: Readonly<Record<string, string>>;
    },
    Saved
  >;
  'drop-draft': Act<{ readonly draftId: string }, Saved>;
  'finish-note': Act<
    {
      readonly draftId: string | null;
      readonly episodeId: string;
      readonly appointmentId: string | null;
      readonly sessionOn: string;
      readonly fields: NoteFields;
      readonly riskOpen: boolean;
    },
    Saved
  >;
  'amend-note': Act<
    {
      readonly draftId: string | null;
      readonly noteId: string;
      readonly text: string;
      readonly reason: string;
      readonly closesRisk: boolean;
    },
    Saved
  >;

  'book-appointment': Act<
    {
      readonly appointment: AppointmentInput;
      readonly repeat: { readonly everyWeeks: 1 | 2; readonly count: number } | null;
    },
    Saved & { readonly ids: readonly string[] }
  >;
  /** Move, resize or change one appointment, or it and all later ones of its series. */
  'change-appointment': Act<
    { readonly id: string; readonly scope: 'one' | 'this-and-later'; readonly appointment: AppointmentInput },
    Saved
  >;
  'mark-attendance': Act<
    { readonly id: string; readonly attendance: Attendance; readonly absenceReason: AbsenceReason | null },
    Saved
  >;
  'remove-appointment': Act<{ readonly id: string; readonly scope: 'one' | 'this-and-later' }, Saved>;

  'record-consent': Act<
    {
      readonly consent: Omit<Consent, 'kind' | 'id' | 'withdrawnOn' | 'withdrawalRecordedAt'>;
      readonly wording: Pick<ConsentWording, 'wording' | 'version' | 'evidenceAttachmentId' | 'remark'>;
    },
    Saved
  >;
  /** `on` may not be before today: a withdrawal is never retrospective. */
  'withdraw-consent': Act<
    { readonly id: string; readonly on: string },
    Saved | { readonly kind: 'retrospective' }
  >;
  'attach-evidence': Act<{ readonly consentId: string; readonly attachmentId: string }, Saved>;
  'remove-attachment': Act<{ readonly id: string }, Saved>;
  'record-measure': Act<
    { readonly personId: string; readonly measure: string; readonly total: number; readonly takenOn: string },
    Saved
  >;

  'place-hold': Act<
    { readonly personId: string; readonly reason: Hold['reason']; readonly remark: string },
    Saved
  >;
  'lift-hold': Act<{ readonly id: string }, Saved>;
  /** Destroys everything of a person that is due and not held. The app restarts to finish. */
  'destroy-records': Act<
    { readonly personId: string; readonly password: string },
    | { readonly kind: 'destroyed'; readonly certificateId: string }
    | { readonly kind: 'held' }
    | { readonly kind: 'not-due' }
    | { readonly kind: 'needs-date-of-birth' }
    | { readonly kind: 'wrong-secret'; readonly waitUntil: string | null }
  >;

  'change-practice': Act<{ readonly practice: Omit<Practice, 'kind' | 'id' | 'createdAt'> }, Saved>;
  'describe-drive': Act<
    { readonly placeId: string; readonly label: string; readonly keptWhere: string },
    Saved
  >;
  'undo-import': Act<{ readonly runId: string }, Saved & { readonly removed: number; readonly kept: number }>;
  /** Takes back the last routine act, when nothing else has changed the same records since. */
  undo: Act<{ readonly token: string }, Saved | { readonly kind: 'changed-since' }>;
}

interface Act<Args, Outcome> {
  readonly args: Args;
  readonly outcome: Outcome | Unsaved | { readonly kind: 'not-found' };
}

/** Acknowledged durable on this laptop. `undo` names the act for the `undo` command, or is null when it cannot be undone. */
export interface Saved {
  readonly kind: 'saved';
  readonly id: string;
  readonly undo: string | null;
}

export type CommandName = keyof Commands;
export type Command<Name extends CommandName> = {
  readonly name: Name;
  readonly args: Commands[Name]['args'];
};
export type CommandOutcome<Name extends CommandName> = Commands[Name]['outcome'];

export type PersonInput = Omit<
  Person,
  'kind' | 'id' | 'createdAt' | 'importedAs' | 'dateOfBirth' | 'dateOfDeath' | 'lastConfirmedOn'
> & {
  readonly dateOfBirth: string | null;
  readonly dateOfDeath: string | null;
  readonly lastConfirmedOn: string | null;
};
export type AppointmentInput = Pick<Appointment, 'minutes' | 'type' | 'place'> & {
  readonly episodeId: string;
  readonly startsAt: string;
};

/** What a draft belongs to, so that it is offered back in the right place. */
export type DraftAbout =
  | {
      readonly kind: 'note';
      readonly episodeId: string;
      readonly appointmentId: string | null;
      readonly sessionOn: string;
    }
  | { readonly kind: 'amendment'; readonly noteId: string; readonly episodeId: string }
  | { readonly kind: 'client'; readonly personId: string | null };
