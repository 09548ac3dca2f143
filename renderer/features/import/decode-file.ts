export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  readonly encoding: Encoding;
  /** How sure the choice is: a mark at the start, bytes that only fit one encoding, or a guess. */
  readonly because: 'mark' | 'valid' | 'guess' | 'chosen';
  readonly text: string;
  /** Characters that could not be read in this encoding. */
  readonly unreadable: number;
}

export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252 (older Excel files)',
};

/** Reads the bytes of a CSV as text: by its mark, else as strict UTF-8, else as Windows-1252. */
export function decodeFile(bytes: Uint8Array, chosen?: Encoding): Decoded {
  if (chosen !== undefined) {
    return decodeAs(bytes, chosen, 'chosen');
  }
  const marked = markedEncoding(bytes);
  if (marked !== undefined) {
    return decodeAs(bytes, marked, 'mark');
  }
  const guessed = zeroPattern(bytes);
  if (guessed !== undefined) {
    return decodeAs(bytes, guessed, 'guess');
  }
  return isUtf8(bytes) ? decodeAs(bytes, 'utf-8', 'valid') : decodeAs(bytes, 'windows-1252', 'guess');
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, because: Decoded['because']): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  let unreadable = 0;
  for (const character of text) {
    if (character === '�') {
      unreadable += 1;
    }
  }
  return { encoding, because, text, unreadable };
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return 'utf-8';
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark: in a table of mostly Latin text every second byte is zero. */
function zeroPattern(bytes: Uint8Array): Encoding | undefined {
  const sample = Math.min(bytes.length, 2000) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample; at += 2) {
    even += bytes[at] === 0 ? 1 : 0;
    odd += bytes[at + 1] === 0 ? 1 : 0;
  }
  const pairs = sample / 2;
  if (pairs > 4 && odd > pairs * 0.6 && even === 0) {
    return 'utf-16le';
  }
  return pairs > 4 && even > pairs * 0.6 && odd === 0 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
