import type { ArgonCost, ArgonInput, ArgonOutcome } from '../crypto/argon';
import { SALT_BYTES } from '../crypto/argon';
import { base64 } from '../crypto/base64';
import { concat, hex } from '../crypto/bytes';
import { hash } from '../crypto/hash';
import { keyFrom } from '../crypto/key';
import { place } from '../crypto/place';
import { randomBytes } from '../crypto/random';
import { open, seal } from '../crypto/seal';
import { type BoxPair, boxPairOf } from '../crypto/sealed-box';
import type { Box, Kdf, SlotKind } from './header-format';

/** What a slot's box holds: the slot's own pair, and the owner's signing keys that pin the header. */
export interface SlotSecret {
  readonly slotId: Box['slotId'];
  readonly kind: SlotKind;
  readonly pair: BoxPair;
  readonly ownerPublicKey: Uint8Array;
  readonly ownerSecretKey: Uint8Array;
}

/** Argon2id, in its own worker or, in tests, in place. */
export type Derive = (input: ArgonInput) => Promise<ArgonOutcome>;

export type OpenedBox =
  | { readonly kind: 'open'; readonly secret: SlotSecret }
  /** The checksum is right and the box stays shut. */
  | { readonly kind: 'wrong-secret' }
  /** The checksum is wrong: no secret could open it. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'not-enough-memory' };

/** Tries a secret on one box. */
export async function openBox(
  vaultId: string,
  box: Box,
  secret: Uint8Array,
  derive: Derive,
): Promise<OpenedBox> {
  if (hex(hash(box.sealed)) !== box.checksum) return { kind: 'damaged' };
  const derived = await derive({ ...box.kdf, secret });
  if (derived.kind !== 'derived') return derived;
  const plain = open(derived.key, placeOf(vaultId, box.slotId, box.kind, box.kdf), box.sealed);
  if (!plain) return { kind: 'wrong-secret' };
  if (plain.length !== 128) return { kind: 'damaged' };
  return {
    kind: 'open',
    secret: {
      slotId: box.slotId,
      kind: box.kind,
      pair: boxPairOf(keyFrom(plain.subarray(0, 32))),
      ownerPublicKey: plain.slice(32, 64),
      ownerSecretKey: plain.slice(64),
    },
  };
}

/** Seals a slot's secret under a password or recovery key, with a fresh salt. */
export async function makeBox(
  vaultId: string,
  slot: SlotSecret,
  secret: Uint8Array,
  cost: ArgonCost,
  derive: Derive,
): Promise<{ readonly kind: 'box'; readonly box: Box } | { readonly kind: 'not-enough-memory' }> {
  const kdf: Kdf = { algorithm: 'argon2id13', ...cost, salt: randomBytes(SALT_BYTES) };
  const derived = await derive({ ...kdf, secret });
  if (derived.kind !== 'derived') return derived;
  const plain = concat(slot.pair.secretKey, slot.ownerPublicKey, slot.ownerSecretKey);
  const sealed = seal(derived.key, placeOf(vaultId, slot.slotId, slot.kind, kdf), plain);
  return {
    kind: 'box',
    box: { slotId: slot.slotId, kind: slot.kind, kdf, sealed, checksum: hex(hash(sealed)) },
  };
}

function placeOf(vaultId: string, slotId: string, kind: SlotKind, kdf: Kdf): string {
  return place.box(vaultId, slotId, kind, { ...kdf, salt: base64(kdf.salt) });
}
