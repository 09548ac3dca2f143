import { z } from 'zod';
import { hashOf, hexOf } from './hash';
import { idPattern } from './names';

/** What header or keyring say in plain: enough to name a backup folder and to pick the newest copy. */
export interface PlainFacts {
  readonly vaultId: string;
  readonly generation: number;
}

const facts = z.object({
  vaultId: z.string().regex(idPattern),
  generation: z.number().int().min(0).max(999_999_999),
});
const header = z.object({ format: z.literal('casekeep-header'), common: z.string() });
const keyring = facts.extend({ format: z.literal('casekeep-keyring') });

/** Null when the plain checksum is wrong or the text is of no version main can read. */
export function headerFacts(bytes: Uint8Array): PlainFacts | null {
  return readChecked(bytes, (text) => {
    const { common } = header.parse(JSON.parse(text));
    return facts.parse(JSON.parse(Buffer.from(common, 'base64').toString('utf8')));
  });
}

/** Null when the plain checksum is wrong or the text is of no version main can read. */
export function keyringFacts(bytes: Uint8Array): PlainFacts | null {
  return readChecked(bytes, (text) => {
    const { vaultId, generation } = keyring.parse(JSON.parse(text));
    return { vaultId, generation };
  });
}

/** JSON, a newline, the hex hash of all bytes before that newline, a newline. */
function readChecked(bytes: Uint8Array, read: (text: string) => PlainFacts): PlainFacts | null {
  const checksumBytes = 64;
  const end = bytes.byteLength - checksumBytes - 2;
  if (end < 2 || bytes[end] !== 10 || bytes[bytes.byteLength - 1] !== 10) return null;
  const body = bytes.subarray(0, end);
  const checksum = Buffer.from(bytes.subarray(end + 1, end + 1 + checksumBytes)).toString('latin1');
  if (hexOf(hashOf(body)) !== checksum) return null;
  try {
    return read(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}
