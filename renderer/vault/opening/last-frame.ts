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
}

/**
 * The journal's last whole frame, found from behind: it names the generations of header and keyring that must be there,
 * and when the vault was last written. Undefined when there is none or it cannot be found.
 */
export async function lastFrame(
  read: ReadSegment,
  survey: Survey,
  keys: VaultKeys,
): Promise<LastFrame | undefined> {
  const segment = survey.segments.at(-1);
  if (!segment || survey.head.sequence < segment.firstSequence) return undefined;
  for (const window of WINDOWS) {
    const length = Math.min(window, segment.bytes);
    const answer = await read(segment.segment, segment.bytes - length, length);
    if (answer.kind === 'failed') return undefined;
    const frame = frameEndingWith(answer.value, survey.head.sequence);
    if (frame) return described(frame, keys);
    if (length === segment.bytes) return undefined;
  }
  return undefined;
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

function described(frame: Frame, keys: VaultKeys): LastFrame {
  const envelope = openEnvelope(keys, frame);
  return {
    frame,
    isAuthentic: isAuthentic(keys, frame),
    envelope: envelope === 'foreign' ? undefined : envelope,
  };
}
