import { randomBytes, randomInt } from 'node:crypto';

/** The ways by which a planted word comes into the app; each is a row of the table. */
export const WAYS = {
  name: 'a name, in headings and notices',
  field: 'typed into a field of a dialog',
  keys: "typed on the display's own keyboard",
  spelling: 'a misspelt word, typed and right-clicked',
  note: 'a finished note',
  pasted: 'pasted with the keyboard',
  context: "pasted from the right-click menu, by the display's pointer",
  dragged: 'text dropped from another program',
  dropped: 'a file dropped from another program (refused): its name',
  selected: 'selected (X11 primary selection)',
  copied: 'copied to the clipboard',
  unwritten: 'typed and taken back with Ctrl Z',
  undone: 'a record taken back by its notice',
  file: "a file's name, chosen in the system's own dialog",
  text: 'the text of a file, read in the app',
  png: 'the text chunk of a picture, viewed',
  pixels: 'the raw pixels of a picture, viewed',
  pdf: 'the words of a PDF, viewed',
  draft: 'a draft left open',
  search: 'words searched for',
  csv: 'a row brought in from a CSV',
  printed: 'printed to PDF by the app (the PDF itself is the person’s)',
  foreign: 'accents and emoji (JSON-escaped, percent-encoded, folded)',
} as const;
export type Way = keyof typeof WAYS;
export const EVERY_WAY: readonly Way[] = Object.keys(WAYS).flatMap((way) => (isWay(way) ? [way] : []));

function isWay(word: string): word is Way {
  return Object.hasOwn(WAYS, word);
}

/** What one round plants: nothing of it stands anywhere else on the machine. */
export interface Marks {
  /** The beginning of every plain word. Lower-case letters and digits: an index that folds must not hide them. */
  readonly plain: string;
  /** Letters of Latin-1 only; with an emoji behind it the same letters are kept in two bytes each. */
  readonly foreign: string;
  /** Eight pixels, three bytes each. */
  readonly pixels: Buffer;
  readonly word: (way: Way) => string;
}

const ACCENTED = 'àáâãäåçèéêëìíîïñòóôõöùúûüý';

/** `zq` and eight bytes in hex. */
export const PLAIN_LENGTH = 18;

export function newMarks(): Marks {
  const plain = `zq${randomBytes(8).toString('hex')}`;
  const letters = Array.from({ length: 14 }, () => ACCENTED[randomInt(ACCENTED.length)] ?? 'é');
  return {
    plain,
    foreign: letters.join(''),
    pixels: randomBytes(24),
    word: (way) => (way === 'foreign' ? `${letters.join('')} ž😀` : `${plain}${way}`),
  };
}
