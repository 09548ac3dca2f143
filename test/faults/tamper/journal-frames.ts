import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KINDS, type RecordKind } from '../../../renderer/domain/record';
import type { VaultContext } from '../../../renderer/vault/context';
import { openContent } from '../../../renderer/vault/journal/content';
import { openEnvelope } from '../../../renderer/vault/journal/envelope';
import { frameAt, SEGMENT_HEADER_BYTES } from '../../../renderer/vault/journal/frame';
import { unitKey } from '../../../renderer/vault/keys/keyring';
import type { Contents } from './contents';

/** One frame of a segment, with what it says, read while nothing was changed. */
export interface FrameFacts {
  readonly segment: string;
  readonly offset: number;
  readonly length: number;
  readonly sequence: number;
  readonly kind: string;
  readonly id: string;
  readonly group: string;
  readonly envelopeBytes: number;
  readonly contentBytes: number;
  /** The record as this frame left it; null where it was withdrawn or the frame holds none. */
  readonly record: string | null;
}

/** A field of a frame: where it stands, and what follows when a bit of it is turned over. */
export interface FrameField {
  readonly name: string;
  at(frame: FrameFacts): number | null;
  /** `lost`: no frame can be followed from there on. `left-out`: this frame alone. */
  readonly effect: 'lost' | 'left-out';
  /** The envelope still says which act the frame belongs to. */
  readonly isTold: boolean;
}

const field = (
  name: string,
  effect: FrameField['effect'],
  isTold: boolean,
  at: FrameField['at'],
): FrameField => ({ name, effect, isTold, at });

/** Every field of FORMAT.md, "Journal". */
export const FRAME_FIELDS: readonly FrameField[] = [
  field('length', 'lost', false, () => 1),
  field('version', 'lost', false, () => 4),
  field('compartment', 'left-out', false, () => 5),
  field('zero', 'lost', false, () => 7),
  field('sequence', 'lost', false, () => 9),
  field('previous hash', 'left-out', true, () => 30),
  field('length of the envelope', 'lost', false, () => 48),
  field('length of the content', 'lost', false, () => 52),
  field('envelope', 'left-out', false, ({ envelopeBytes }) => 56 + (envelopeBytes >> 1)),
  field('content', 'left-out', true, ({ envelopeBytes, contentBytes }) =>
    contentBytes === 0 ? null : 56 + envelopeBytes + (contentBytes >> 1),
  ),
  field('MAC', 'left-out', true, ({ length }) => length - 9),
];

/** All frames of a journal, in their order. */
export async function framesOf(journal: string, context: VaultContext): Promise<readonly FrameFacts[]> {
  const found: FrameFacts[] = [];
  for (const segment of (await readdir(journal)).filter((name) => name.endsWith('.seg')).sort()) {
    const bytes = new Uint8Array(await readFile(join(journal, segment)));
    let offset = SEGMENT_HEADER_BYTES;
    for (let frame = frameAt(bytes, offset); frame; frame = frameAt(bytes, offset)) {
      const told = openEnvelope(context.keys, frame);
      if (told === undefined || told === 'foreign') throw new Error('the victim was damaged before');
      const { kind, id, rev: revision, unit, keyGen, group, gone } = told;
      const key = unitKey(context.keyring(), unit, keyGen);
      const isRecord = isRecordKind(kind) && gone !== true && key !== undefined;
      const record = isRecord
        ? openContent(key, { vaultId: context.keys.vaultId, kind, id, revision, unit }, frame.content)
        : undefined;
      found.push({
        segment,
        offset,
        length: frame.bytes.length,
        sequence: frame.sequence,
        kind,
        id,
        group,
        envelopeBytes: frame.envelope.length,
        contentBytes: frame.content.length,
        record: record ? JSON.stringify(record) : null,
      });
      offset += frame.bytes.length;
    }
  }
  return found;
}

/**
 * What must be readable when one frame is left out and there is no store: every record as its other frames left it. An
 * act whose end cannot be seen any more counts when another act follows it, else not at all.
 */
export function contentsWithout(
  truth: Contents,
  frames: readonly FrameFacts[],
  left: FrameFacts,
  isTold: boolean,
): Contents {
  const contents = new Map(truth);
  const isLast = left.sequence === frames.at(-1)?.sequence;
  const dropped = frames.filter(
    (frame) => frame.sequence === left.sequence || (isLast && !isTold && frame.group === left.group),
  );
  for (const { id, kind } of dropped) {
    if (!isRecordKind(kind)) continue;
    const record = frames.findLast((frame) => frame.id === id && !dropped.includes(frame))?.record ?? null;
    if (record === null) contents.delete(id);
    else contents.set(id, record);
    if (kind === 'attachment' && record === null) contents.delete(`file of ${id}`);
  }
  return contents;
}

function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(KINDS, kind);
}
