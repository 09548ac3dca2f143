import type { SegmentFacts, StorageFailure } from '../../../electron/contract/storage';
import { base64 } from '../crypto/base64';
import { sameBytes } from '../crypto/bytes';
import { hash } from '../crypto/hash';
import type { Envelope } from '../journal/envelope';
import { openEnvelope } from '../journal/envelope';
import { type Frame, isAuthentic, NO_HASH } from '../journal/frame';
import type { CompartmentEnd, JournalState } from '../journal/journal-state';
import { type FrameInPlace, type ReadSegment, readFrames } from '../journal/read-frames';
import type { VaultKeys } from '../keys/vault-keys';
import { openGroup, type OpenGroup, type ReadFrame } from './group-gatherer';

export type WalkStep =
  /** Whole groups in their order, and the journal's state after all frames read so far. */
  | {
      readonly kind: 'groups';
      readonly groups: readonly (readonly ReadFrame[])[];
      readonly state: JournalState;
      /** The state after the last act that ended: an act may be cut in two by where reading stops for a moment. */
      readonly settled: JournalState;
      readonly damaged: number;
    }
  /** The chain does not hold although every frame is authentic: frames were taken out, put in or moved. */
  | { readonly kind: 'broken'; readonly afterSequence: number }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

export interface WalkInput {
  readonly read: ReadSegment;
  readonly segments: readonly SegmentFacts[];
  readonly keys: VaultKeys;
  /** Where to begin: the state after the frames that are known already. */
  readonly from: JournalState;
}

/**
 * Reads frames in order, checks MAC and chains, and gathers the acts they belong to. A frame whose bytes were changed is
 * left out and counted; what stands around it is read all the same. An act whose last frame never came is left out whole.
 * Ends after the first step that is not `groups`.
 */
export async function* walkJournal({ read, segments, keys, from }: WalkInput): AsyncGenerator<WalkStep> {
  let state = from;
  let settled = from;
  let damaged = 0;
  const doubt: Doubt = { chain: false, compartments: new Set() };
  const gatherer: OpenGroup = openGroup();
  const start = from.sequence === 0 ? undefined : from.end;
  for await (const batch of readFrames(read, segments, start)) {
    if (batch.kind === 'failed') return yield batch;
    if (batch.kind === 'broken') return yield { kind: 'broken', afterSequence: state.sequence };
    for (const one of batch.frames) {
      const checked = checkFrame(keys, state, one.frame, doubt);
      if (checked.kind === 'broken') return yield { kind: 'broken', afterSequence: state.sequence };
      if (checked.kind === 'damaged') damaged += 1;
      learn(doubt, checked.kind === 'damaged', one.frame.compartment, keys);
      gatherer.take(
        one,
        checked.kind === 'read' ? checked.envelope : undefined,
        checked.envelope,
        checked.kind === 'damaged',
      );
      state = after(state, one, checked.envelope);
      if (gatherer.isBetweenActs) settled = state;
    }
    yield { kind: 'groups', groups: gatherer.finished(), state, settled, damaged };
  }
}

/** After a changed frame the hashes that name it cannot be compared: once for the chain, once for each compartment. */
interface Doubt {
  chain: boolean;
  readonly compartments: Set<number>;
}

function learn(doubt: Doubt, damaged: boolean, compartment: number, keys: VaultKeys): void {
  doubt.chain = damaged;
  if (!damaged) doubt.compartments.delete(compartment);
  else for (const one of keys.compartments) doubt.compartments.add(one);
}

type CheckedFrame =
  | { readonly kind: 'read'; readonly envelope: Envelope }
  /** Of a compartment that this slot does not open: chained and authentic, and passed over. */
  | { readonly kind: 'foreign'; readonly envelope: undefined }
  /** Bytes were changed; the envelope may still open. */
  | { readonly kind: 'damaged'; readonly envelope: Envelope | undefined }
  | { readonly kind: 'broken' };

function checkFrame(keys: VaultKeys, state: JournalState, frame: Frame, doubt: Doubt): CheckedFrame {
  const opened = openEnvelope(keys, frame);
  if (!isAuthentic(keys, frame))
    return { kind: 'damaged', envelope: opened === 'foreign' ? undefined : opened };
  const isNext = frame.sequence === state.sequence + 1;
  const isChained = sameBytes(frame.previous, state.hash);
  if (!isNext || (!isChained && !doubt.chain)) return { kind: 'broken' };
  if (opened === 'foreign') return { kind: 'foreign', envelope: undefined };
  if (!opened) return { kind: 'broken' };
  const own = state.compartments.get(frame.compartment) ?? { counter: 0, hash: NO_HASH };
  const continues = opened.counter === own.counter + 1 && opened.prev === base64(own.hash);
  return continues || doubt.compartments.has(frame.compartment)
    ? { kind: 'read', envelope: opened }
    : { kind: 'broken' };
}

function after(
  state: JournalState,
  { frame, at }: FrameInPlace,
  envelope: Envelope | undefined,
): JournalState {
  const frameHash = hash(frame.bytes);
  const own = state.compartments.get(frame.compartment);
  const counter = envelope?.counter ?? (own?.counter ?? 0) + 1;
  const end: CompartmentEnd = { counter, hash: frameHash };
  return {
    branch: state.branch,
    sequence: frame.sequence,
    hash: frameHash,
    end: { segment: at.segment, offset: at.offset + frame.bytes.length },
    compartments: new Map([...state.compartments, [frame.compartment, end]]),
  };
}
