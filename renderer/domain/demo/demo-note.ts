import type { NoteFields } from '../session-note';
import type { Draw } from './draw';
import { CLOSINGS, OPEN_RISKS, OPENINGS, RISKS, TOPICS, type NoteTopic } from './note-sentences';

/** Two subjects that a made-up client comes back to. Children have their own. */
export function drawTopics(draw: Draw, isChild: boolean): readonly NoteTopic[] {
  const own = TOPICS.filter(({ name }) => (name === 'growing up') === isChild && name !== 'couple');
  return draw.some(own, 2);
}

/** A note of about 300 to 3,000 characters; most are nearer the short end, as written notes are. */
export function drawNote(draw: Draw, topics: readonly NoteTopic[], riskOpen: boolean): NoteFields {
  const wanted = 300 + Math.floor((draw.below(1000) / 1000) ** 2 * 2600);
  return {
    themes: proseOf(draw, topics, wanted),
    risk: riskOpen ? draw.some(OPEN_RISKS, 1).join('') : draw.some(RISKS, 1).join(''),
    plan: draw
      .some(
        topics.flatMap(({ plans }) => plans),
        draw.between(1, 2),
      )
      .join(' '),
  };
}

/** Prose of about this many characters, in paragraphs; sentences come again only when all have been used. */
export function proseOf(draw: Draw, topics: readonly NoteTopic[], characters: number): string {
  const paragraphs: string[] = [draw.some(OPENINGS, 1).join('')];
  let length = 0;
  let unused: string[] = [];
  while (length < characters) {
    if (unused.length === 0) {
      unused = [
        ...draw.some(
          topics.flatMap(({ themes }) => themes),
          Number.MAX_SAFE_INTEGER,
        ),
      ];
    }
    const sentence = unused.pop() ?? '';
    const paragraph = draw.chance(0.25) || paragraphs.length === 1 ? '' : (paragraphs.pop() ?? '');
    paragraphs.push(paragraph === '' ? sentence : `${paragraph} ${sentence}`);
    length += sentence.length + 1;
  }
  return [...paragraphs, ...draw.some(CLOSINGS, 1)].join('\n\n');
}
