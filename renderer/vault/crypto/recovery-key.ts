import { base32, fromBase32 } from './base32';
import { concat, sameBytes } from './bytes';
import { hash } from './hash';
import { randomBytes } from './random';

const KEY_BYTES = 20; // 160 bits
const CHECK_BYTES = 2;
const GROUP = 4;
const CHARACTERS = 36;

/** 20 fresh random bytes. */
export function newRecoveryKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** Nine groups of four characters, with a check at the end, for the printed sheet. */
export function recoveryGroups(key: Uint8Array): readonly string[] {
  const text = base32(concat(key, checkOf(key))).toUpperCase();
  return Array.from({ length: text.length / GROUP }, (_, index) =>
    text.slice(index * GROUP, (index + 1) * GROUP),
  );
}

/** The key a person typed from the sheet; undefined when it was mistyped (the check does not fit). */
export function parseRecoveryKey(typed: string): Uint8Array | undefined {
  const text = normaliseRecoveryText(typed);
  const bytes = text.length === CHARACTERS ? fromBase32(text) : undefined;
  if (!bytes) return undefined;
  const key = bytes.subarray(0, KEY_BYTES);
  return sameBytes(checkOf(key), bytes.subarray(KEY_BYTES)) ? key.slice() : undefined;
}

/** Lower case, letters that look like digits read as digits, spaces and dashes left out. */
export function normaliseRecoveryText(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[\s\-‐-―]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
}

function checkOf(key: Uint8Array): Uint8Array {
  return hash(key).subarray(0, CHECK_BYTES);
}
