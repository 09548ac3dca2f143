import { sameBytes } from '../crypto/bytes';
import type { Key } from '../crypto/key';
import { openKeyBox } from '../crypto/sealed-box';
import { isSigned } from '../crypto/signature';
import { type Box, type Header, headerBytes, parseHeader, type SlotKind } from './header-format';
import { type Derive, openBox, type OpenedBox, type SlotSecret } from './slot-secret';
import { type RootKeys, type VaultKeys, vaultKeys } from './vault-keys';

export interface OpenedHeader {
  readonly kind: 'open';
  readonly header: Header;
  readonly roots: RootKeys;
  readonly keys: VaultKeys;
  readonly slot: SlotSecret;
  /** A copy was missing, damaged or different: both should be written again. */
  readonly mend: boolean;
}

export type HeaderFault =
  | { readonly kind: 'header-damaged' }
  | { readonly kind: 'newer-version'; readonly version: number };

export type HeaderOutcome =
  | OpenedHeader
  | HeaderFault
  | { readonly kind: 'wrong-secret' }
  | { readonly kind: 'not-enough-memory' };

/** The whole copies of the newest generation, or what is wrong with all of them. */
export function readableHeaders(copies: readonly Uint8Array[]): readonly Header[] | HeaderFault {
  const parsed = copies.map(parseHeader);
  const headers = parsed.flatMap((one) => (one.kind === 'header' ? [one.header] : []));
  const newer = parsed.find((one) => one.kind === 'newer-version');
  if (newer?.kind === 'newer-version') return newer;
  if (headers.length === 0) return { kind: 'header-damaged' };
  const newest = Math.max(...headers.map((one) => one.common.generation));
  return headers.filter((one) => one.common.generation === newest);
}

/**
 * Opens the header with the bytes of a password or recovery key: the newest copy first, then the other one, so that a copy
 * that somebody changed (its checksum can be made right by anybody) closes nothing that the sound one opens. Whether what
 * opened is new enough is asked of the journal afterwards. The signature is checked against the owner's key that the
 * opened box pins, so a foreign slot cannot be slipped in.
 */
export async function openHeader(
  copies: readonly Uint8Array[],
  kind: SlotKind,
  secret: Uint8Array,
  derive: Derive,
): Promise<HeaderOutcome> {
  const readable = readableHeaders(copies);
  if ('kind' in readable) return readable;
  const headers = copies
    .map(parseHeader)
    .flatMap((one) => (one.kind === 'header' ? [one.header] : []))
    .toSorted((one, other) => other.common.generation - one.common.generation);
  const tried = new Map<string, OpenedBox>();
  const refusals = new Set<OpenedBox['kind']>();
  for (const { header, box } of boxesOf(headers, kind)) {
    const known = JSON.stringify([header.common.vaultId, box.slotId, box.kdf, box.checksum, [...box.sealed]]);
    const opened = tried.get(known) ?? (await openBox(header.common.vaultId, box, secret, derive));
    tried.set(known, opened);
    refusals.add(opened.kind);
    const keys = opened.kind === 'open' ? openKeys(header, opened.secret, copies) : undefined;
    if (keys) return keys;
  }
  // Without enough memory nobody knows whether the secret was right.
  if (refusals.has('not-enough-memory')) return { kind: 'not-enough-memory' };
  return { kind: refusals.has('wrong-secret') ? 'wrong-secret' : 'header-damaged' };
}

/** The keys a slot opens; undefined when signature or a sealed key is not what it should be. */
function openKeys(header: Header, slot: SlotSecret, copies: readonly Uint8Array[]): OpenedHeader | undefined {
  const { common } = header;
  if (!sameBytes(common.ownerPublicKey, slot.ownerPublicKey)) return undefined;
  if (!isSigned(slot.ownerPublicKey, header.signed, header.signature)) return undefined;
  const ours = common.slots.find((one) => one.slotId === slot.slotId);
  if (!ours) return undefined;
  let vault: ReadonlyMap<number, Key> = new Map();
  const compartments = new Map<number, ReadonlyMap<number, Key>>();
  for (const [name, generations] of Object.entries(ours.keys)) {
    const keys = new Map<number, Key>();
    for (const [generation, sealed] of Object.entries(generations)) {
      const key = openKeyBox(slot.pair, sealed);
      if (!key) return undefined;
      keys.set(Number(generation), key);
    }
    if (name === 'vault') vault = keys;
    else compartments.set(Number(name), keys);
  }
  if (vault.size === 0) return undefined;
  const roots = { vault, compartments };
  const bytes = headerBytes(header);
  return {
    kind: 'open',
    header,
    roots,
    keys: vaultKeys(common.vaultId, common.generation, roots, common.slots),
    slot,
    mend: copies.length < 2 || copies.some((copy) => !sameBytes(copy, bytes)),
  };
}

/** Two equal copies hold the same box; after a crash between them they may not, and either may be the right one. */
function boxesOf(headers: readonly Header[], kind: SlotKind): readonly { header: Header; box: Box }[] {
  return headers.flatMap((header) =>
    header.boxes.filter((box) => box.kind === kind).map((box) => ({ header, box })),
  );
}
