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

export interface HeaderParts {
  readonly vaultId: HeaderCommon['vaultId'];
  readonly generation: number;
  readonly createdAt: Instant | string;
  readonly slots: readonly Pick<Slot, 'slotId' | 'kind' | 'publicKey'>[];
  readonly roots: RootKeys;
  readonly owner: SigningPair;
  readonly boxes: readonly Box[];
}

/** Seals every key to every slot's public key and signs the common part. */
export function makeHeader(parts: HeaderParts): Header {
  const common: HeaderCommon = {
    vaultId: parts.vaultId,
    generation: parts.generation,
    createdAt: parts.createdAt,
    ownerPublicKey: parts.owner.publicKey,
    slots: parts.slots.map(({ slotId, kind, publicKey }) => ({
      slotId,
      kind,
      publicKey,
      keys: sealedKeys(publicKey, parts.roots),
    })),
  };
  const signed = commonBytes(common);
  return { common, signed, signature: sign(parts.owner.secretKey, signed), boxes: parts.boxes };
}

/** The public half of a slot, for the header. */
export function slotFacts(slot: SlotSecret): Pick<Slot, 'slotId' | 'kind' | 'publicKey'> {
  return { slotId: slot.slotId, kind: slot.kind, publicKey: slot.pair.publicKey };
}

function sealedKeys(publicKey: Uint8Array, roots: RootKeys): Slot['keys'] {
  const sealed = (keys: ReadonlyMap<number, Key>) =>
    Object.fromEntries([...keys].map(([generation, key]) => [String(generation), sealKeyTo(publicKey, key)]));
  return {
    vault: sealed(roots.vault),
    ...Object.fromEntries([...roots.compartments].map(([number, keys]) => [String(number), sealed(keys)])),
  };
}
