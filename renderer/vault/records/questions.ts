import { appointment, appointments } from './appointments';
import { attachment } from './attachments';
import { calendarDay } from '../../domain/calendar-day';
import { certificates } from './certificates';
import { client } from './client';
import { clients } from './clients';
import { consent, consentsOn } from './consents';
import { draft, drafts } from './drafts';
import { drives } from './drives';
import { importRuns } from './imports';
import { note } from './notes';
import { people } from './people';
import { practice } from './practice';
import type { Question, QuestionName, View } from '../questions';
import { recordId } from '../../domain/ids';
import { retention } from './retention';
import { searchFor } from './search/search-for';
import { status } from './status';
import { timeLine } from './time-line';
import { today } from './today';
import type { Workroom } from './workroom';

/** Each question with its answer: the compiler asks for every one of them, and for the right view. */
const ANSWERS: {
  readonly [Name in QuestionName]: (
    room: Workroom,
    args: Question<Name>['args'],
  ) => View<Name> | Promise<View<Name>>;
} = {
  today: (room) => today(room),
  status: (room) => status(room),
  clients,
  client: (room, { personId }) => client(room, recordId.parse(personId)),
  'time-line': (room, args) => timeLine(room, recordId.parse(args.personId), args),
  note: (room, { id }) => note(room, recordId.parse(id)),
  consent: (room, { id }) => consent(room, recordId.parse(id)),
  'consents-on': (room, { personId, day }) =>
    consentsOn(room, recordId.parse(personId), calendarDay.parse(day)),
  attachment: (room, { id }) => attachment(room, recordId.parse(id)),
  appointments,
  appointment: (room, { id }) => appointment(room, recordId.parse(id)),
  drafts: (room) => drafts(room),
  draft: (room, { draftId }) => draft(room, draftId),
  search: searchFor,
  retention: async (room) => {
    await room.cabinet.whenWhole();
    return retention(room);
  },
  certificates: (room) => certificates(room),
  practice: (room) => practice(room),
  drives: (room) => drives(room),
  'import-runs': (room) => importRuns(room),
  people,
};

/**
 * The answer as it stands now; what is not found right after unlock is looked for again when all is in memory. An argument that is no id or day is a
 * bug of the caller and throws.
 */
export async function answerQuestion<Name extends QuestionName>(
  room: Workroom,
  question: Question<Name>,
): Promise<View<Name>> {
  if (!Object.hasOwn(ANSWERS, question.name)) {
    throw new Error('There is no such question');
  }
  const answer = ANSWERS[question.name];
  const wasWhole = room.cabinet.isWhole;
  const view = await answer(room, question.args);
  if (view !== null || wasWhole) {
    return view;
  }
  await room.cabinet.whenWhole();
  return answer(room, question.args);
}
