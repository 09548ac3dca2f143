import { concat } from '../crypto/bytes';
import { isKeyedHash, keyedHash } from '../crypto/hash';
import type { VaultKeys } from '../keys/vault-keys';

const HEAD_BYTES = 56;
const MAC_BYTES = 32;
const FRAME_VERSION = 1;

export const FRAME_LIMIT = 16 * 1024 * 1024;
export const SEGMENT_HEADER_BYTES = 96;
export const NO_HASH: Uint8Array = new Uint8Array(32);

/** A frame's parts as they stand in the bytes (FORMAT.md, Journal); nothing is opened or believed yet. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly compartment: number;
  readonly sequence: number;
  /** Hash of the whole frame before. */
  readonly previous: Uint8Array;
  readonly envelope: Uint8Array;
  readonly content: Uint8Array;
}

/** The frame that starts at `offset`; undefined when no whole frame of this version stands there. */
export function frameAt(bytes: Uint8Array, offset: number): Frame | undefined {
  if (bytes.length < offset + HEAD_BYTES + MAC_BYTES) return undefined;
  const head = new DataView(bytes.buffer, bytes.byteOffset + offset, HEAD_BYTES);
  const length = head.getUint32(0, true);
  const envelopeBytes = head.getUint32(48, true);
  const contentBytes = head.getUint32(52, true);
  const fits =
    length <= FRAME_LIMIT &&
    length === HEAD_BYTES + envelopeBytes + contentBytes + MAC_BYTES &&
    head.getUint8(4) === FRAME_VERSION &&
    bytes.length >= offset + length;
  if (!fits) return undefined;
  const envelopeAt = offset + HEAD_BYTES;
  return {
    bytes: bytes.subarray(offset, offset + length),
    compartment: head.getUint8(5),
    sequence: Number(head.getBigUint64(8, true)),
    previous: bytes.subarray(offset + 16, offset + 48),
    envelope: bytes.subarray(envelopeAt, envelopeAt + envelopeBytes),
    content: bytes.subarray(envelopeAt + envelopeBytes, envelopeAt + envelopeBytes + contentBytes),
  };
}

/** How many bytes the frame that starts here says it has; undefined when fewer than four stand there. */
export function frameLengthAt(bytes: Uint8Array, offset: number): number | undefined {
  if (bytes.length < offset + 4) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0, true);
}

/** The bytes of a frame, with its MAC under the newest vault key. */
export function encodeFrame(keys: VaultKeys, parts: Omit<Frame, 'bytes'>): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  const length = HEAD_BYTES + parts.envelope.length + parts.content.length + MAC_BYTES;
  if (length > FRAME_LIMIT) throw new Error('A frame has at most 16 MiB');
  view.setUint32(0, length, true);
  view.setUint8(4, FRAME_VERSION);
  view.setUint8(5, parts.compartment);
  view.setBigUint64(8, BigInt(parts.sequence), true);
  head.set(parts.previous, 16);
  view.setUint32(48, parts.envelope.length, true);
  view.setUint32(52, parts.content.length, true);
  const key = keys.frame(keys.generation);
  if (!key) throw new Error('No key for frames');
  const authenticated = concat(head, parts.envelope, parts.content);
  return concat(authenticated, keyedHash(key, authenticated));
}

/** True when the frame carries this vault's MAC, of any key generation: nothing in it was changed. Opens nothing. */
export function isAuthentic(keys: VaultKeys, frame: Frame): boolean {
  const end = frame.bytes.length - MAC_BYTES;
  const authenticated = frame.bytes.subarray(0, end);
  const mac = frame.bytes.subarray(end);
  for (let generation = keys.generation; generation >= 1; generation -= 1) {
    const key = keys.frame(generation);
    if (key && isKeyedHash(key, authenticated, mac)) return true;
  }
  return false;
}
