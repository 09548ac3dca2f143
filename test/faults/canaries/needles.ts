import { EVERY_WAY, type Marks, PLAIN_LENGTH, type Way } from './marks';

/** What the planted words are looked for as. */
export interface Needle {
  readonly encoding: string;
  readonly bytes: Buffer;
  /** The way that it stands for; null: the word behind the mark says it. */
  readonly way: Way | null;
}

/** Every encoding in which something could have kept what a round plants. */
export function needlesOf({ plain, foreign, pixels }: Marks): readonly Needle[] {
  return [...plainNeedles(plain), ...foreignNeedles(foreign), ...pixelNeedles(pixels)];
}

function plainNeedles(mark: string): readonly Needle[] {
  const plain = Buffer.from(mark, 'utf8');
  const hex = plain.toString('hex');
  return [
    { encoding: 'UTF-8', bytes: plain, way: null },
    { encoding: 'UTF-16LE', bytes: Buffer.from(mark, 'utf16le'), way: null },
    { encoding: 'hex', bytes: Buffer.from(hex), way: null },
    { encoding: 'HEX', bytes: Buffer.from(hex.toUpperCase()), way: null },
    ...[0, 1, 2].map((shift) => ({
      encoding: `base64+${shift}`,
      bytes: base64Core(plain, shift),
      way: null,
    })),
  ];
}

/** Letters that every encoding writes differently; folded as a search index would. */
function foreignNeedles(letters: string): readonly Needle[] {
  const utf8 = Buffer.from(letters, 'utf8');
  const folded = letters.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const escaped = [...letters].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const all: readonly (readonly [string, Buffer])[] = [
    ['Latin-1', Buffer.from(letters, 'latin1')],
    ['foreign UTF-8', utf8],
    ['foreign UTF-16LE', Buffer.from(letters, 'utf16le')],
    ['decomposed UTF-8', Buffer.from(letters.normalize('NFD'), 'utf8')],
    ['JSON-escaped', Buffer.from(escaped.join(''))],
    ['JSON-escaped, capitals', Buffer.from(escaped.join('').toUpperCase().replaceAll('\\U', '\\u'))],
    ['percent-encoded', Buffer.from(encodeURIComponent(letters))],
    ['folded', Buffer.from(folded)],
    ['folded UTF-16LE', Buffer.from(folded, 'utf16le')],
    ['foreign hex', Buffer.from(utf8.toString('hex'))],
    ...[0, 1, 2].map((shift) => [`foreign base64+${shift}`, base64Core(utf8, shift)] as const),
  ];
  return all.map(([encoding, bytes]) => ({ encoding, bytes, way: 'foreign' }));
}

/** Four pixels in a row, as decoders, canvases and screens keep them. */
function pixelNeedles(pixels: Buffer): readonly Needle[] {
  const four = [0, 1, 2, 3].map((at) => [...pixels.subarray(at * 3, at * 3 + 3)]);
  const bytes = (pixel: (rgb: readonly number[]) => readonly number[]) => Buffer.from(four.flatMap(pixel));
  return [
    { encoding: 'RGB', bytes: bytes((rgb) => rgb), way: 'pixels' },
    { encoding: 'RGBA', bytes: bytes((rgb) => [...rgb, 255]), way: 'pixels' },
    { encoding: 'BGRA', bytes: bytes((rgb) => [...rgb.toReversed(), 255]), way: 'pixels' },
  ];
}

/** What stands in base64 of any text that holds the mark at this shift, whatever surrounds it. */
function base64Core(plain: Buffer, shift: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(shift), plain])
    .toString('base64')
    .replaceAll('=', '');
  const wholeBytes = Math.floor((plain.length + shift) / 3) * 4;
  return Buffer.from(encoded.slice(base64First(shift), wholeBytes));
}

/** The first letter that the bytes before it have no part in. */
function base64First(shift: number): number {
  return shift === 0 ? 0 : shift + 1;
}

export interface Hit {
  readonly where: string;
  readonly encoding: string;
  /** Which planted word it is; null where what follows the mark cannot be read. */
  readonly way: Way | null;
}

/** Every place in a piece of bytes where one of them stands. */
export function hitsIn(bytes: Buffer, needles: readonly Needle[], where: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const needle of needles) {
    const { length } = needle.bytes;
    for (let at = bytes.indexOf(needle.bytes); at !== -1; at = bytes.indexOf(needle.bytes, at + length)) {
      const way = needle.way ?? wayAt(bytes.subarray(at, at + 3 * length + 64), needle.encoding);
      hits.push({ where, encoding: needle.encoding, way });
    }
  }
  return hits;
}

/** The way is the word behind the mark, in the same encoding. */
function wayAt(bytes: Buffer, encoding: string): Way | null {
  const word = decoded(bytes, encoding).slice(PLAIN_LENGTH);
  return EVERY_WAY.find((way) => word.startsWith(way)) ?? null;
}

function decoded(bytes: Buffer, encoding: string): string {
  if (encoding === 'UTF-16LE') return bytes.toString('utf16le');
  const text = bytes.toString('latin1');
  if (encoding.toLowerCase() === 'hex') return Buffer.from(text, 'hex').toString('latin1');
  if (!encoding.startsWith('base64')) return text;
  const shift = Number(encoding.at(-1));
  return Buffer.from('A'.repeat(base64First(shift)) + text, 'base64')
    .toString('latin1')
    .slice(shift);
}
