import { z } from 'zod';
import { recordId } from '../../domain/ids';
import { base64, fromBase64 } from '../crypto/base64';
import { textOf, utf8 } from '../crypto/bytes';
import { type Key, keyFrom, newKey } from '../crypto/key';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';
import { checkedJson, withChecksum } from './checked-text';
import { newerVersion } from './header-format';
import type { Keyring, KeyringPart, UnitKeys } from './keyring';
import type { VaultKeys } from './vault-keys';

const LIMIT = 256 * 1024 * 1024;
const VERSION = 1;

const sealedPart = z.object({
  compartment: z.number().int().min(1).max(999),
  generation: z.number().int().min(1).max(999_999_999),
  keyGeneration: z.number().int().min(1),
  sealedKey: z.base64(),
  sealed: z.base64(),
});
type SealedPart = z.infer<typeof sealedPart>;

const file = z.object({
  format: z.literal('casekeep-keyring'),
  version: z.literal(VERSION),
  vaultId: recordId,
  generation: z.number().int().min(1).max(999_999_999),
  parts: z.array(sealedPart).min(1).max(64),
});

const key = z.base64().transform((text) => keyFrom(fromBase64(text)));
const partContent = z.object({
  catalogue: key,
  index: key,
  drafts: key,
  position: key,
  units: z.record(
    z.string(),
    z.object({
      class: z.string(),
      owner: z.string(),
      participants: z.array(z.string()),
      keys: z.record(z.string(), key),
    }),
  ),
});

export type KeyringOutcome =
  | { readonly kind: 'open'; readonly keyring: Keyring }
  | { readonly kind: 'damaged' }
  /** Sealed under keys that this header does not have yet: the header is an older one. */
  | { readonly kind: 'header-older' }
  /** One of its parts is an older one than the file says: somebody put it back into a newer keyring. */
  | { readonly kind: 'part-older'; readonly found: number; readonly needed: number }
  | { readonly kind: 'newer-version'; readonly version: number };

/** The bytes of the file. Parts whose generation is the keyring's are sealed anew; the caller raises both together. */
export function keyringBytes(keyring: Keyring, keys: VaultKeys): Uint8Array {
  const parts = [...keyring.parts.values()].map((part) => sealPart(part, keys));
  return withChecksum(
    JSON.stringify({
      format: 'casekeep-keyring',
      version: VERSION,
      vaultId: keys.vaultId,
      generation: keyring.generation,
      parts: [...parts, ...keyring.unread],
    }),
  );
}

/** One copy of the keyring, with every part that these keys open. A part of ours that does not open is damage. */
export function openKeyring(copy: Uint8Array, keys: VaultKeys): KeyringOutcome {
  const json = checkedJson(copy, LIMIT);
  const newer = newerVersion(json, 'casekeep-keyring', VERSION);
  if (newer !== undefined) return { kind: 'newer-version', version: newer };
  const parsed = file.safeParse(json);
  if (!parsed.success || parsed.data.vaultId !== keys.vaultId) return { kind: 'damaged' };
  const parts = new Map<number, KeyringPart>();
  const unread: SealedPart[] = [];
  for (const sealed of parsed.data.parts) {
    if (!keys.compartments.includes(sealed.compartment)) {
      unread.push(sealed);
      continue;
    }
    if (sealed.keyGeneration > keys.generation) return { kind: 'header-older' };
    const part = openPart(sealed, keys);
    if (!part) return { kind: 'damaged' };
    parts.set(part.compartment, part);
  }
  const generations = parsed.data.parts.map((part) => part.generation);
  const [oldest, newest] = [Math.min(...generations), Math.max(...generations)];
  const complete = keys.compartments.every((number) => parts.has(number));
  if (!complete || newest !== parsed.data.generation) return { kind: 'damaged' };
  if (keys.areSlotsAlike && oldest < newest) return { kind: 'part-older', found: oldest, needed: newest };
  return { kind: 'open', keyring: { generation: newest, parts, unread } };
}

function sealPart(part: KeyringPart, keys: VaultKeys): SealedPart {
  const { compartment, generation } = part;
  const compartmentKey = keys.keyring(compartment, keys.generation);
  if (!compartmentKey) throw new Error('A keyring part cannot be sealed without its compartment key');
  const own = newKey();
  return {
    compartment,
    generation,
    keyGeneration: keys.generation,
    sealedKey: base64(seal(compartmentKey, place.keyringKey(keys.vaultId, compartment, generation), own)),
    sealed: base64(seal(own, place.keyring(keys.vaultId, compartment, generation), utf8(partText(part)))),
  };
}

function openPart(sealed: SealedPart, keys: VaultKeys): KeyringPart | undefined {
  const { compartment, generation } = sealed;
  const compartmentKey = keys.keyring(compartment, sealed.keyGeneration);
  if (!compartmentKey) return undefined;
  try {
    const own = open(
      compartmentKey,
      place.keyringKey(keys.vaultId, compartment, generation),
      fromBase64(sealed.sealedKey),
    );
    const plain =
      own &&
      open(keyFrom(own), place.keyring(keys.vaultId, compartment, generation), fromBase64(sealed.sealed));
    if (!plain) return undefined;
    const content = partContent.parse(JSON.parse(textOf(plain)));
    const units = new Map<string, UnitKeys>();
    for (const [unitId, unit] of Object.entries(content.units)) {
      units.set(unitId, {
        recordClass: unit.class,
        owner: unit.owner,
        participants: unit.participants,
        keys: new Map(Object.entries(unit.keys).map(([number, unitKey]) => [Number(number), unitKey])),
      });
    }
    return {
      compartment,
      generation,
      catalogue: content.catalogue,
      index: content.index,
      drafts: content.drafts,
      position: content.position,
      units,
    };
  } catch {
    return undefined;
  }
}

function partText(part: KeyringPart): string {
  const units: Record<string, unknown> = {};
  for (const [unitId, unit] of part.units) {
    units[unitId] = {
      class: unit.recordClass,
      owner: unit.owner,
      participants: unit.participants,
      keys: Object.fromEntries(
        [...unit.keys].map(([number, unitKey]) => [String(number), textOfKey(unitKey)]),
      ),
    };
  }
  return JSON.stringify({
    catalogue: base64(part.catalogue),
    index: base64(part.index),
    drafts: base64(part.drafts),
    position: base64(part.position),
    units,
  });
}

/** Keys are written out again at every change: their base64 is remembered with them. */
const texts = new WeakMap<Key, string>();
function textOfKey(unitKey: Key): string {
  const known = texts.get(unitKey);
  if (known !== undefined) return known;
  const text = base64(unitKey);
  texts.set(unitKey, text);
  return text;
}
