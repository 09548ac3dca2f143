/** What a sealed file looks like on the disk: FORMAT.md, Files. */

export const FILE_MAGIC = new TextEncoder().encode('CKFIL001');

/** Magic 8, zero u64, the file's own key sealed under the unit's key (24 + 32 + 16), secretstream header 24. */
export const FILE_HEADER_BYTES = 8 + 8 + 72 + 24;
export const SEALED_KEY_AT = 16;
export const STREAM_HEADER_AT = SEALED_KEY_AT + 72;

/** Plain bytes of one block. */
export const BLOCK_BYTES = 64 * 1024;

/** What secretstream adds to each block: one tag byte and a 16-byte authenticator. */
export const BLOCK_OVERHEAD = 17;
export const SEALED_BLOCK_BYTES = BLOCK_BYTES + BLOCK_OVERHEAD;

/** Bytes on the disk of a file whose plain bytes, filled up, are `padded` long. An empty file is one empty block. */
export function sealedFileBytes(padded: number): number {
  const blocks = Math.max(1, Math.ceil(padded / BLOCK_BYTES));
  return FILE_HEADER_BYTES + padded + blocks * BLOCK_OVERHEAD;
}
