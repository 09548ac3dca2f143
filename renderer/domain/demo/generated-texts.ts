import { drawFrom, type Draw } from './draw';
import { proseOf } from './demo-note';
import { FIRST_NAMES, SURNAMES } from './name-lists';
import { TOPICS } from './note-sentences';

export const TEXT_HEADERS = [
  '',
  'questionID',
  'questionTitle',
  'questionText',
  'questionLink',
  'topic',
  'therapistInfo',
  'therapistURL',
  'answerText',
  'upvotes',
  'views',
  'split',
] as const;

type TextRow = Readonly<Record<(typeof TEXT_HEADERS)[number], string | number>>;

const ROWS = 2129;
const QUESTIONS = 815;

/** Questions and answers: lengths from a line to pages, line breaks and quotes in cells, scraps of HTML, hard spaces, broken encodings, repeats. */
export function textRows(seed: number): readonly TextRow[] {
  const draw = drawFrom(seed, 'texts');
  const questions = Array.from({ length: QUESTIONS }, (_, id) => questionOf(draw, id));
  return Array.from({ length: ROWS }, (_, index) => {
    const question = questions[index % QUESTIONS];
    const name = `${draw.pick(FIRST_NAMES)} ${draw.pick(SURNAMES)}`;
    return {
      '': index,
      questionID: question?.id ?? 0,
      questionTitle: question?.title ?? '',
      questionText: question?.text ?? '',
      questionLink: `https://example.org/questions/${question?.id ?? 0}`,
      topic: question?.topic ?? '',
      therapistInfo: `${name}, MA "Counsellor", registered`,
      therapistURL: `https://example.org/people/${index % 307}`,
      answerText: dirty(draw, proseOf(draw, draw.some(TOPICS, 3), answerLength(draw))),
      upvotes: draw.below(6),
      views: draw.between(10, 900),
      split: draw.pick(['train', 'train', 'train', 'val', 'test']),
    };
  });
}

interface Question {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly topic: string;
}

function questionOf(draw: Draw, id: number): Question {
  const topic = draw.pick(TOPICS);
  return {
    id,
    topic: topic.name,
    title: `How can I live with ${topic.name}, and with “what if”? (${id})`,
    text: dirty(draw, proseOf(draw, [topic], draw.between(80, 700))),
  };
}

/** Half are below 800 characters, a few above 5,000, as in the real file. */
function answerLength(draw: Draw): number {
  return draw.chance(0.03)
    ? draw.between(3000, 5400)
    : 10 + Math.floor((draw.below(1000) / 1000) ** 2 * 2600);
}

/** One scrap in a text, as web forms and old exports leave them. */
function dirty(draw: Draw, text: string): string {
  return draw.chance(0.5) ? text.replace(/\. /, () => `.${draw.pick(SCRAPS)}`) : text;
}

const SCRAPS = [
  '\u00a0 ',
  ' &nbsp;',
  ' <br>',
  '</p><p>',
  ' â€™ ',
  '\u00a0',
  ' <b>NB</b> ',
  ' naïve, déjà vu ',
  '\n\n   ',
  ' 😊 ',
  ' &amp; ',
  ' \u200b',
] as const;
