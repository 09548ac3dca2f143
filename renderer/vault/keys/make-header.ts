import type { Instant } from '../../domain/instant';
import { compartmentNumbers } from '../compartments';
import { type Key, newKey } from '../crypto/key';
import { newId } from '../crypto/random-id';
import { newBoxPair, sealKeyTo } from '../crypto/sealed-box';
import { newSigningPair, sign, type SigningPair } from '../crypto/signature';
import {
  type Box,
  commonBytes,
  type Header,
  type HeaderCommon,
  type Slot,
  type SlotKind,
} from './header-format';
import type { SlotSecret } from './slot-secret';
import type { RootKeys } from './vault-keys';

/** Fresh keys of generation 1 for the vault and each compartment. */
export function newRoots(): RootKeys {
  return {
    vault: new Map([[1, newKey()]]),
    compartments: new Map(compartmentNumbers.map((number) => [number, new Map([[1, newKey()]])])),
  };
}

/** The next generation of every key beside the old ones, which stay to read what they wrote. */
export function nextRoots(roots: RootKeys): RootKeys {
  const next = Math.max(...roots.vault.keys()) + 1;
  const grown = (keys: ReadonlyMap<number, Key>) => new Map([...keys, [next, newKey()] as const]);
  return {
    vault: grown(roots.vault),
    compartments: new Map([...roots.compartments].map(([number, keys]) => [number, grown(keys)])),
  };
}

/** A new slot of the therapist: it holds the owner's signing pair too. */
export function newSlot(kind: SlotKind, owner: SigningPair = newSigningPair()): SlotSecret {
  return {
    slotId: newId(),
    kind,
    pair: newBoxPair(),
    ownerPublicKey: owner.publicKey,
    ownerSecretKey: owner.secretKey,
  };
}

/** A slot of the next header. */
export interface SlotToSeal extends Pick<Slot, 'slotId' | 'kind' | 'publicKey'> {
  /** Compartments it is given the keys of, for a new slot; without it all of them: the therapist's slots. */
  readonly opens?: readonly number[];
  /** Of a slot that stood in an earlier header: it goes on opening the same compartments. */
  readonly keys?: Slot['keys'];
}

export interface HeaderParts {
  readonly vaultId: HeaderCommon['vaultId'];
  readonly generation: number;
  readonly createdAt: Instant | string;
  readonly slots: readonly SlotToSeal[];
  readonly roots: RootKeys;
  readonly owner: SigningPair;
  readonly boxes: readonly Box[];
}

/** Seals the vault key and the keys of each slot's own compartments to its public key, and signs the common part. */
export function makeHeader(parts: HeaderParts): Header {
  const common: HeaderCommon = {
    vaultId: parts.vaultId,
    generation: parts.generation,
    createdAt: parts.createdAt,
    ownerPublicKey: parts.owner.publicKey,
    slots: parts.slots.map((slot) => ({
      slotId: slot.slotId,
      kind: slot.kind,
      publicKey: slot.publicKey,
      keys: sealedKeys(slot, parts.roots),
    })),
  };
  const signed = commonBytes(common);
  return { common, signed, signature: sign(parts.owner.secretKey, signed), boxes: parts.boxes };
}

/** The public half of a slot, for the header. */
export function slotFacts(slot: SlotSecret): Pick<Slot, 'slotId' | 'kind' | 'publicKey'> {
  return { slotId: slot.slotId, kind: slot.kind, publicKey: slot.pair.publicKey };
}

function sealedKeys(slot: SlotToSeal, roots: RootKeys): Slot['keys'] {
  const sealed = (keys: ReadonlyMap<number, Key>) =>
    Object.fromEntries(
      [...keys].map(([generation, key]) => [String(generation), sealKeyTo(slot.publicKey, key)]),
    );
  const isOwn = (compartment: number) =>
    slot.opens?.includes(compartment) ?? (slot.keys === undefined || String(compartment) in slot.keys);
  const own = [...roots.compartments].filter(([compartment]) => isOwn(compartment));
  return {
    vault: sealed(roots.vault),
    ...Object.fromEntries(own.map(([compartment, keys]) => [String(compartment), sealed(keys)])),
  };
}
