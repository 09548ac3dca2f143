export interface DecodedText {
  readonly text: string;
  /** What the bytes were read as, in words for the person. */
  readonly readAs: 'UTF-8' | 'UTF-16' | 'Western European (Windows-1252)';
}

/**
 * Reads a text file as people's files come: with or without a byte order mark, UTF-8, UTF-16, or the old
 * Windows letters. Windows-1252 has a letter for every byte, so it is the last answer and never fails.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  const guessed = guessUtf16(bytes);
  if (guessed !== null) return utf16(bytes, guessed);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), readAs: 'UTF-8' };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      readAs: 'Western European (Windows-1252)',
    };
  }
}

/** Without a mark, Western text in UTF-16 has a zero in every second byte. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(bytes.length - (bytes.length % 2), 400);
  if (looked < 8) return null;
  let zerosAtEven = 0;
  let zerosAtOdd = 0;
  for (let index = 0; index < looked; index += 2) {
    if (bytes[index] === 0) zerosAtEven += 1;
    if (bytes[index + 1] === 0) zerosAtOdd += 1;
  }
  const most = looked * 0.4;
  if (zerosAtOdd > most && zerosAtEven === 0) return 'utf-16le';
  if (zerosAtEven > most && zerosAtOdd === 0) return 'utf-16be';
  return null;
}

function utf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): DecodedText {
  return { text: new TextDecoder(label).decode(bytes), readAs: 'UTF-16' };
}
