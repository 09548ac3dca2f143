import { z } from 'zod';
import { instant } from '../../domain/instant';
import { recordId } from '../../domain/ids';
import { base32 } from '../crypto/base32';
import { base64, fromBase64 } from '../crypto/base64';
import { concat, textOf, utf8 } from '../crypto/bytes';
import { place } from '../crypto/place';
import { ID_BYTES, idBytes } from '../crypto/random-id';
import { open, seal } from '../crypto/seal';
import type { VaultKeys } from '../keys/vault-keys';

const position = z.object({ segment: z.number().int().min(1), offset: z.number().int().min(0) });

const manifest = z.object({
  branch: recordId,
  sequence: z.number().int().min(1),
  hash: z.base64().transform((text) => fromBase64(text)),
  end: position,
  counts: z.record(z.string(), z.number().int().min(0)),
  files: z.number().int().min(0),
  at: instant,
  sampled: position,
});

/** What was proven last on a backup place (FORMAT.md, Backup place). */
export type Manifest = z.infer<typeof manifest>;

const CLEAR_BYTES = ID_BYTES + 8;

/** The manifest's bytes: branch and sequence in clear, because they are part of what binds the sealed rest. */
export function sealManifest(content: Manifest, keys: VaultKeys): Uint8Array {
  const key = keys.manifest();
  if (key === undefined) throw new Error('A slot without the front desk proves no backup');
  const clear = new Uint8Array(CLEAR_BYTES);
  clear.set(idBytes(content.branch));
  new DataView(clear.buffer).setBigUint64(ID_BYTES, BigInt(content.sequence), true);
  const text = JSON.stringify({ ...content, hash: base64(content.hash) });
  return concat(clear, seal(key, place.manifest(keys.vaultId, content.branch, content.sequence), utf8(text)));
}

/** Undefined when it is missing, damaged or of another vault: the place is then proven from the beginning. */
export function openManifest(bytes: Uint8Array, keys: VaultKeys): Manifest | undefined {
  const key = keys.manifest();
  if (key === undefined || bytes.length <= CLEAR_BYTES) return undefined;
  const branch = base32(bytes.subarray(0, ID_BYTES));
  const sequence = Number(
    new DataView(bytes.buffer, bytes.byteOffset, CLEAR_BYTES).getBigUint64(ID_BYTES, true),
  );
  const plain = open(key, place.manifest(keys.vaultId, branch, sequence), bytes.subarray(CLEAR_BYTES));
  if (plain === undefined) return undefined;
  try {
    const parsed = manifest.parse(JSON.parse(textOf(plain)));
    return parsed.branch === branch && parsed.sequence === sequence ? parsed : undefined;
  } catch {
    return undefined;
  }
}
