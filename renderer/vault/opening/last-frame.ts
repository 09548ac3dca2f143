import type { Survey } from '../../../electron/contract/storage';
import { type Envelope, openEnvelope } from '../journal/envelope';
import { type Frame, FRAME_LIMIT, frameAt, isAuthentic } from '../journal/frame';
import type { ReadSegment } from '../journal/read-frames';
import type { VaultKeys } from '../keys/vault-keys';

const WINDOWS = [64 * 1024, 1024 * 1024, FRAME_LIMIT];

export interface LastFrame {
  readonly frame: Frame;
  /** False when its bytes are not what was written. */
  readonly isAuthentic: boolean;
  readonly envelope: Envelope | undefined;
  /** What the newest frame says that is as it was written: a damaged one takes nothing back of what is named before it. */
  readonly named: Envelope | undefined;
}

/**
 * The journal's last whole frame, found from behind: it names the generations of header and keyring that must be there,
 * and when the vault was last written. Undefined when there is none or it cannot be found. A segment that was begun and
 * holds no frame yet is passed over.
 */
export async function lastFrame(
  read: ReadSegment,
  { segments, head }: Survey,
  keys: VaultKeys,
): Promise<LastFrame | undefined> {
  const segment = segments.findLast(({ firstSequence }) => firstSequence <= head.sequence);
  if (!segment) return undefined;
  let found: LastFrame | undefined;
  for (const window of WINDOWS) {
    const length = Math.min(window, segment.bytes);
    const answer = await read(segment.segment, segment.bytes - length, length);
    if (answer.kind === 'failed') return found;
    found = described(answer.value, head.sequence, keys) ?? found;
    if (found?.named || length === segment.bytes) return found;
  }
  return found;
}

/** A frame has no length behind it: it is found by its sequence number, and by ending exactly where the bytes end. */
function frameEndingWith(bytes: Uint8Array, sequence: number): Frame | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const low = sequence % 0x1_0000_0000;
  const high = Math.floor(sequence / 0x1_0000_0000);
  for (let start = bytes.length - 88; start >= 0; start -= 1) {
    if (view.getUint32(start + 8, true) !== low || view.getUint32(start + 12, true) !== high) continue;
    const frame = frameAt(bytes, start);
    if (frame && start + frame.bytes.length === bytes.length) return frame;
  }
  return undefined;
}

function described(bytes: Uint8Array, sequence: number, keys: VaultKeys): LastFrame | undefined {
  const frame = frameEndingWith(bytes, sequence);
  if (!frame) return undefined;
  const envelope = envelopeOf(frame, keys);
  let named: Envelope | undefined;
  let at = frame;
  let isSound = isAuthentic(keys, at);
  const last = { frame, isAuthentic: isSound, envelope };
  for (let end = bytes.length; ; ) {
    if (isSound) named = envelopeOf(at, keys);
    if (named) break;
    end -= at.bytes.length;
    const before = frameEndingWith(bytes.subarray(0, end), at.sequence - 1);
    if (!before) break;
    at = before;
    isSound = isAuthentic(keys, at);
  }
  return { ...last, named };
}

function envelopeOf(frame: Frame, keys: VaultKeys): Envelope | undefined {
  const envelope = openEnvelope(keys, frame);
  return envelope === 'foreign' ? undefined : envelope;
}
