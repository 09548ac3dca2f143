import { randomBytes } from 'node:crypto';

/** What the planted words are looked for as. */
export interface Needle {
  readonly encoding: string;
  readonly bytes: Buffer;
}

/**
 * One random beginning that all planted words of a run share, so that one search finds them all. Lower-case letters
 * and digits only: an index that folds its words must not hide them.
 */
export function newMark(): string {
  return `zq${randomBytes(8).toString('hex')}`;
}

/** The mark in every encoding in which something could have kept it. */
export function needlesOf(mark: string): readonly Needle[] {
  const plain = Buffer.from(mark, 'utf8');
  const hex = plain.toString('hex');
  return [
    { encoding: 'UTF-8', bytes: plain },
    { encoding: 'UTF-16LE', bytes: Buffer.from(mark, 'utf16le') },
    { encoding: 'hex', bytes: Buffer.from(hex) },
    { encoding: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].map((shift) => ({ encoding: `base64+${shift}`, bytes: base64Core(plain, shift) })),
  ];
}

/** What stands in base64 of any text that holds the mark at this shift, whatever surrounds it. */
function base64Core(plain: Buffer, shift: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(shift), plain])
    .toString('base64')
    .replaceAll('=', '');
  const first = shift === 0 ? 0 : shift + 1;
  const wholeBytes = Math.floor((plain.length + shift) / 3) * 4;
  return Buffer.from(encoded.slice(first, wholeBytes));
}

export interface Hit {
  readonly where: string;
  readonly encoding: string;
  /** What followed the mark, printable, for the table of failures. */
  readonly word: string;
}

/** Every place in a piece of bytes where one of them stands. */
export function hitsIn(bytes: Buffer, needles: readonly Needle[], where: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { encoding, bytes: needle } of needles) {
    for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + needle.length)) {
      hits.push({ where, encoding, word: wordAt(bytes.subarray(at, at + 2 * needle.length + 40), encoding) });
    }
  }
  return hits;
}

function wordAt(bytes: Buffer, encoding: string): string {
  const text = encoding === 'UTF-16LE' ? bytes.toString('utf16le') : bytes.toString('latin1');
  return /^[a-z0-9]*/i.exec(text)?.[0] ?? '';
}
