import { hex, textOf, utf8 } from '../crypto/bytes';
import { concat } from '../crypto/bytes';
import { hash } from '../crypto/hash';

const CHECK_CHARACTERS = 64;

/** JSON, a newline, the hex hash of all bytes before that newline, a newline: the dress of header and keyring. */
export function withChecksum(body: string): Uint8Array {
  const bytes = utf8(body);
  return concat(bytes, utf8(`\n${hex(hash(bytes))}\n`));
}

/** The JSON inside when its plain checksum is right; undefined when the copy is damaged. `limit` in bytes. */
export function checkedJson(bytes: Uint8Array, limit: number): unknown {
  const end = bytes.length - CHECK_CHARACTERS - 2;
  if (end < 2 || bytes.length > limit || bytes[end] !== 10 || bytes[bytes.length - 1] !== 10)
    return undefined;
  const body = bytes.subarray(0, end);
  try {
    const checksum = textOf(bytes.subarray(end + 1, end + 1 + CHECK_CHARACTERS));
    return checksum === hex(hash(body)) ? JSON.parse(textOf(body)) : undefined;
  } catch {
    return undefined;
  }
}
