import type { Instant } from '../../domain/instant';
import { base64 } from '../crypto/base64';
import { hash } from '../crypto/hash';
import type { VaultKeys } from '../keys/vault-keys';
import { type Address, type Envelope, sealEnvelope } from './envelope';
import { encodeFrame, NO_HASH } from './frame';
import type { CompartmentEnd, JournalState } from './journal-state';

/** What one frame is to say; `content` is sealed already, and empty where there is none. */
export interface FrameDraft {
  readonly compartment: number;
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly unit: string;
  readonly keyGeneration: number;
  readonly earlier: Address | null;
  readonly gone: boolean;
  readonly content: Uint8Array;
}

export interface GroupFacts {
  readonly group: string;
  readonly keyringGeneration: number;
  readonly at: Instant;
}

/** One act of a person as frames that continue `state`, and the state after them (its `end` is main's to say). */
export function frameGroup(
  keys: VaultKeys,
  state: JournalState,
  drafts: readonly FrameDraft[],
  facts: GroupFacts,
): { readonly frames: readonly Uint8Array[]; readonly after: JournalState } {
  const compartments = new Map<number, CompartmentEnd>(state.compartments);
  const frames: Uint8Array[] = [];
  let { sequence, hash: previous } = state;
  for (const [index, draft] of drafts.entries()) {
    sequence += 1;
    const own = compartments.get(draft.compartment) ?? { counter: 0, hash: NO_HASH };
    const told: Envelope = {
      kind: draft.kind,
      id: draft.id,
      rev: draft.revision,
      unit: draft.unit,
      keyGen: draft.keyGeneration,
      vaultGen: keys.headerGeneration,
      keyringGen: facts.keyringGeneration,
      group: facts.group,
      end: index === drafts.length - 1,
      counter: own.counter + 1,
      prev: base64(own.hash),
      at: facts.at,
      earlier: draft.earlier,
      ...(draft.gone ? { gone: true } : {}),
    };
    const envelope = sealEnvelope(keys, draft.compartment, sequence, told);
    const frame = encodeFrame(keys, {
      compartment: draft.compartment,
      sequence,
      previous,
      envelope,
      content: draft.content,
    });
    previous = hash(frame);
    compartments.set(draft.compartment, { counter: own.counter + 1, hash: previous });
    frames.push(frame);
  }
  return { frames, after: { ...state, sequence, hash: previous, compartments } };
}
