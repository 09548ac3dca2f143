import type { Question, QuestionName } from '../questions';
import { type RecordId, recordId } from '../../domain/ids';
import type { RecordKind } from '../../domain/record';
import type { Workroom } from './workroom';

/** What can move: kinds of records, and things that are no records. */
export type Topic = RecordKind | 'drafts' | 'saves' | 'index' | 'minute';

const SESSION_ROW: readonly Topic[] = [
  'appointment',
  'episode',
  'person',
  'session-note',
  'amendment',
  'drafts',
];
const FACTS: readonly Topic[] = [
  'person',
  'episode',
  'appointment',
  'session-note',
  'amendment',
  'measure-result',
  'hold',
  'practice',
];

/** What each answer depends on. A kind that is missing here is a list that does not change by itself. */
const DEPENDS_ON: Readonly<Record<QuestionName, readonly Topic[]>> = {
  today: ['certificate', ...SESSION_ROW, ...FACTS, 'drive', 'minute'],
  status: ['saves', 'drive', 'practice'],
  clients: [...FACTS, 'minute'],
  client: [...FACTS, ...SESSION_ROW, 'relation', 'consent', 'minute'],
  'time-line': [
    'session-note',
    'amendment',
    'appointment',
    'consent',
    'consent-wording',
    'attachment',
    'measure-result',
    'hold',
    'practice',
  ],
  note: ['session-note', 'amendment'],
  consent: ['consent', 'consent-wording'],
  'consents-on': ['consent'],
  attachment: ['attachment'],
  appointments: SESSION_ROW,
  appointment: SESSION_ROW,
  drafts: ['drafts', 'person', 'episode'],
  draft: ['drafts', 'person', 'episode'],
  search: ['index', 'person'],
  retention: [...FACTS, 'consent', 'attachment', 'minute'],
  certificates: ['certificate'],
  practice: ['practice'],
  drives: ['drive'],
  'import-runs': ['import-run'],
  people: ['person'],
};

/** These concern nobody in particular: a change of one reaches every answer that depends on it. */
const CONCERNS_ALL: ReadonlySet<Topic> = new Set<Topic>([
  'practice',
  'drive',
  'certificate',
  'import-run',
  'drafts',
  'saves',
  'index',
  'minute',
]);

export function topicsOf(name: QuestionName): ReadonlySet<Topic> {
  return new Set(DEPENDS_ON[name]);
}

/** Whether something that moved can change the answer. Questions about one person ignore what concerns others. */
export function touches<Name extends QuestionName>(
  room: Workroom,
  question: Question<Name>,
  topics: ReadonlySet<Topic>,
  moved: {
    readonly topics: ReadonlySet<Topic>;
    readonly people: ReadonlySet<RecordId>;
    readonly everybody: boolean;
  },
): boolean {
  const common = [...moved.topics].filter((topic) => topics.has(topic));
  if (common.length === 0 || moved.everybody || common.some((topic) => CONCERNS_ALL.has(topic))) {
    return common.length > 0;
  }
  const asked = askedPerson(question);
  if (asked === null) {
    return true;
  }
  const related = Array.from(room.cabinet.relationsOf.of(asked), ({ otherId }) => otherId);
  return [asked, ...related].some((person) => moved.people.has(person));
}

function askedPerson<Name extends QuestionName>({ args }: Question<Name>): RecordId | null {
  const parsed = 'personId' in args ? recordId.safeParse(args.personId) : null;
  return parsed?.success ? parsed.data : null;
}
