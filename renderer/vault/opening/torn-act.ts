import type { Survey } from '../../../electron/contract/storage';
import { type Envelope, openEnvelope } from '../journal/envelope';
import { type Frame, FRAME_LIMIT, frameAt, isAuthentic, SEGMENT_HEADER_BYTES } from '../journal/frame';
import type { ReadSegment } from '../journal/read-frames';
import type { VaultKeys } from '../keys/vault-keys';
import type { LastFrame } from './last-frame';

/** Where an act begins to be torn, and the sequence of the frame that should stand there. */
export interface TornAct {
  readonly segment: number;
  readonly offset: number;
  readonly sequence: number;
  readonly bytes: number;
}

/**
 * A power cut may leave any part of what was being written: a frame of the right length with zeros in it, the end of an act
 * without its beginning. Bytes behind the last whole frame are main's to see; this is the rest of it: the journal is sound
 * up to here, everything from here on belongs to one act, and nothing (`acknowledged`) knows of any of it.
 * Undefined where it is damage.
 */
export async function tornAct(
  read: ReadSegment,
  survey: Survey,
  last: LastFrame | undefined,
  keys: VaultKeys,
  acknowledged: number,
): Promise<TornAct | undefined> {
  const segment = survey.segments.at(-1);
  const offset = firstDoubt(survey, last);
  if (!segment || offset === undefined) return undefined;
  const start = Math.max(offset, SEGMENT_HEADER_BYTES);
  const answer = await read(segment.segment, start, FRAME_LIMIT);
  if (answer.kind === 'failed' || answer.value.length === FRAME_LIMIT) return undefined;
  const bytes = answer.value;
  const sequence = sequenceAt(survey, start, bytes);
  if (sequence <= acknowledged) return undefined;
  const sound = soundFrames(bytes, keys);
  const isWhole = sound.reduce((sum, { frame }) => sum + frame.bytes.length, 0) === bytes.length;
  const groups = new Set(sound.map(({ envelope }) => envelope.group));
  // The frame at its beginning may say what it belongs to although its content is not what was written.
  const broken = frameAt(bytes, 0);
  const told = broken && openEnvelope(keys, broken);
  if (told && told !== 'foreign') groups.add(told.group);
  if (groups.size > 1 || (isWhole && bytes.length > 0)) return undefined;
  return { segment: segment.segment, offset, sequence, bytes: bytes.length };
}

/** The first place of the last segment that is not as it was written. */
function firstDoubt({ journal, segments }: Survey, last: LastFrame | undefined): number | undefined {
  const segment = segments.at(-1);
  if (!segment) return undefined;
  if (journal.kind === 'damaged') return journal.segment === segment.segment ? journal.offset : undefined;
  return last && !last.isAuthentic ? segment.bytes - last.frame.bytes.length : undefined;
}

function sequenceAt({ head, segments }: Survey, start: number, bytes: Uint8Array): number {
  const segment = segments.at(-1);
  if (segment && start >= segment.bytes) return head.sequence + 1;
  if (segment && start === SEGMENT_HEADER_BYTES) return segment.firstSequence;
  return frameAt(bytes, 0)?.sequence ?? 0;
}

/** Frames with this vault's MAC, wherever they begin. */
function soundFrames(
  bytes: Uint8Array,
  keys: VaultKeys,
): readonly { readonly frame: Frame; readonly envelope: Envelope }[] {
  const found: { frame: Frame; envelope: Envelope }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const frame = frameAt(bytes, at);
    const envelope = frame && isAuthentic(keys, frame) ? openEnvelope(keys, frame) : undefined;
    if (frame && envelope && envelope !== 'foreign') found.push({ frame, envelope });
    at += frame && envelope ? frame.bytes.length : 1;
  }
  return found;
}
