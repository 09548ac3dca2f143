import { addRelation, removeRelation } from './acts/relations';
import { amendNote, finishNote } from './acts/notes';
import { attachEvidence, recordConsent, withdrawConsent } from './acts/consents';
import { bookAppointment, changeAppointment, markAttendance, removeAppointment } from './acts/appointments';
import { changeEpisode, changePerson, createClient } from './acts/client';
import type { Command, CommandName, CommandOutcome } from '../commands';
import { dropDraft, keepDraft } from './acts/drafts';
import { liftHold, placeHold } from './acts/holds';
import { changePractice } from './acts/practice';
import { describeDrive } from './acts/drives';
import { destroyRecords } from './acts/destruction';
import { recordMeasure } from './acts/measures';
import { removeAttachment } from './acts/attachments';
import { undo } from './acts/undo';
import { undoImport } from './acts/undo-import';
import type { Workroom } from './workroom';

/** Each command with what it does: the compiler asks for every one of them, and for the right outcome. */
const ACTS: {
  readonly [Name in CommandName]: (
    room: Workroom,
    args: Command<Name>['args'],
  ) => Promise<CommandOutcome<Name>>;
} = {
  'create-client': createClient,
  'change-person': changePerson,
  'change-episode': changeEpisode,
  'add-relation': addRelation,
  'remove-relation': removeRelation,
  'keep-draft': keepDraft,
  'drop-draft': dropDraft,
  'finish-note': finishNote,
  'amend-note': amendNote,
  'book-appointment': bookAppointment,
  'change-appointment': changeAppointment,
  'mark-attendance': markAttendance,
  'remove-appointment': removeAppointment,
  'record-consent': recordConsent,
  'withdraw-consent': withdrawConsent,
  'attach-evidence': attachEvidence,
  'remove-attachment': removeAttachment,
  'record-measure': recordMeasure,
  'place-hold': placeHold,
  'lift-hold': liftHold,
  'destroy-records': destroyRecords,
  'change-practice': changePractice,
  'describe-drive': describeDrive,
  'undo-import': undoImport,
  undo,
};

/** Drafts touch no record: a pause in typing never waits for an act that is under way. */
const AT_ONCE: ReadonlySet<CommandName> = new Set<CommandName>(['keep-draft', 'drop-draft']);

/** Acts that look at everything that hangs together: they wait until the whole catalogue is in memory. */
const NEEDS_ALL: ReadonlySet<CommandName> = new Set<CommandName>([
  'undo',
  'undo-import',
  'destroy-records',
  'change-appointment',
  'remove-appointment',
]);

/** Acts one after the other, so that each is made from what the last one left. */
export class ActQueue {
  private last: Promise<unknown> = Promise.resolve();
  private readonly room: Workroom;

  constructor(room: Workroom) {
    this.room = room;
  }

  async run<Name extends CommandName>(command: Command<Name>): Promise<CommandOutcome<Name>> {
    if (!Object.hasOwn(ACTS, command.name)) {
      throw new Error('There is no such command');
    }
    const act = ACTS[command.name];
    if (AT_ONCE.has(command.name)) {
      return act(this.room, command.args);
    }
    const outcome = this.last.then(() => this.perform(command));
    this.last = outcome.catch(() => undefined);
    return outcome;
  }

  /** Right after unlock only the recent part is known: what is not found there is looked for again when all is. */
  private async perform<Name extends CommandName>(command: Command<Name>): Promise<CommandOutcome<Name>> {
    const { cabinet } = this.room;
    const act = ACTS[command.name];
    const wasWhole = cabinet.isWhole;
    if (!wasWhole && NEEDS_ALL.has(command.name)) {
      await cabinet.whenWhole();
    }
    const outcome = await act(this.room, command.args);
    if (outcome.kind !== 'not-found' || wasWhole) {
      return outcome;
    }
    await cabinet.whenWhole();
    return act(this.room, command.args);
  }
}
