import { z } from 'zod';
import { recordId } from '../../domain/ids';
import { base64, fromBase64 } from '../crypto/base64';
import { textOf, utf8 } from '../crypto/bytes';
import { checkedJson, withChecksum } from './checked-text';

const MIB = 1024 * 1024;
const HEADER_LIMIT = MIB;
const VERSION = 1;

/** Base64 of a known number of bytes, or of any when none is named. */
const bytes = (length?: number) =>
  z.base64().transform((text, context) => {
    const decoded = fromBase64(text);
    if (length !== undefined && decoded.length !== length) context.addIssue('wrong length');
    return decoded;
  });

export const slotKind = z.enum(['password', 'recovery']);
export type SlotKind = z.infer<typeof slotKind>;

/** Bounds are checked here, before anything is allocated for Argon2id. */
const kdf = z.object({
  algorithm: z.literal('argon2id13'),
  operations: z.number().int().min(1).max(20),
  memoryBytes: z
    .number()
    .int()
    .min(8 * MIB)
    .max(2048 * MIB),
  salt: bytes(16),
});
export type Kdf = z.infer<typeof kdf>;

const box = z.object({
  slotId: recordId,
  kind: slotKind,
  kdf,
  sealed: bytes(),
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Box = z.infer<typeof box>;

/** Sealed keys of one compartment or of the vault, by key generation. */
const generations = z.record(z.string().regex(/^[1-9]\d{0,8}$/), bytes());

const slot = z.object({
  slotId: recordId,
  kind: slotKind,
  publicKey: bytes(32),
  keys: z.record(z.string().regex(/^(vault|[1-9]\d{0,2})$/), generations),
});
export type Slot = z.infer<typeof slot>;

const common = z.object({
  vaultId: recordId,
  generation: z.number().int().min(1).max(999_999_999),
  createdAt: z.string().max(40),
  ownerPublicKey: bytes(32),
  slots: z.array(slot).min(1).max(64),
});
export type HeaderCommon = z.infer<typeof common>;

const file = z.object({
  format: z.literal('casekeep-header'),
  version: z.literal(VERSION),
  common: bytes(),
  signature: bytes(64),
  boxes: z.array(box).min(1).max(64),
});

export interface Header {
  readonly common: HeaderCommon;
  /** The bytes that are signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly boxes: readonly Box[];
}

export type ParsedHeader =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer-version'; readonly version: number };

/** One copy of the header. Damaged: the plain checksum is wrong, or the text breaks a bound. */
export function parseHeader(copy: Uint8Array): ParsedHeader {
  const json = checkedJson(copy, HEADER_LIMIT);
  const newer = newerVersion(json, 'casekeep-header', VERSION);
  if (newer !== undefined) return { kind: 'newer-version', version: newer };
  try {
    const parsed = file.parse(json);
    const inner = common.parse(JSON.parse(textOf(parsed.common)));
    return {
      kind: 'header',
      header: { common: inner, signed: parsed.common, signature: parsed.signature, boxes: parsed.boxes },
    };
  } catch {
    return { kind: 'damaged' };
  }
}

/** The bytes of the file; both copies are the same. */
export function headerBytes(header: Header): Uint8Array {
  const boxes = header.boxes.map((one) => ({
    ...one,
    kdf: { ...one.kdf, salt: base64(one.kdf.salt) },
    sealed: base64(one.sealed),
  }));
  return withChecksum(
    JSON.stringify({
      format: 'casekeep-header',
      version: VERSION,
      common: base64(header.signed),
      signature: base64(header.signature),
      boxes,
    }),
  );
}

/** The bytes to sign. */
export function commonBytes(inner: HeaderCommon): Uint8Array {
  const slots = inner.slots.map((one) => ({
    ...one,
    publicKey: base64(one.publicKey),
    keys: mapValues(one.keys, (sealed) => mapValues(sealed, base64)),
  }));
  return utf8(JSON.stringify({ ...inner, ownerPublicKey: base64(inner.ownerPublicKey), slots }));
}

const named = z.object({ format: z.string(), version: z.number().int() });

/** The version a readable file of a newer app names; undefined when it is ours or not such a file. */
export function newerVersion(json: unknown, format: string, ours: number): number | undefined {
  const told = named.safeParse(json);
  const isNewer = told.success && told.data.format === format && told.data.version > ours;
  return isNewer ? told.data.version : undefined;
}

function mapValues<From, To>(
  of: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));
}
