import type { Draw } from '../../renderer/domain/demo/draw';

/** Makes the texts of notes: two runs of sentences from two real answers, so that hardly two notes are the same. */
export interface NoteTexts {
  next(draw: Draw): string;
}

/** Median and largest of the notes follow those of the answers. */
export function noteTexts(answers: readonly string[]): NoteTexts {
  const split = answers.map((answer) => answer.split(/(?<=[.!?])\s+/));
  const run = (draw: Draw): string => {
    const sentences = split[draw.below(split.length)] ?? [];
    const from = draw.below(Math.max(1, Math.ceil(sentences.length / 3)));
    return sentences.slice(from, from + Math.max(4, Math.ceil(sentences.length * 0.8))).join(' ');
  };
  return { next: (draw) => `${run(draw)}\n\n${run(draw)}`.slice(0, 20_000) };
}
