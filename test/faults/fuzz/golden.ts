import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { idOfBytes } from '../../../electron/main/format/crockford';
import { vaultRecord } from '../../../renderer/domain/record';
import { argon } from '../../../renderer/vault/crypto/argon';
import { passwordBytes } from '../../../renderer/vault/crypto/password';
import { checkCrypto } from '../../../renderer/vault/crypto/self-check';
import { openHeader, type OpenedHeader } from '../../../renderer/vault/keys/open-header';
import type { Keyring } from '../../../renderer/vault/keys/keyring';
import { openKeyring } from '../../../renderer/vault/keys/keyring-format';

const base64 = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const frozen = z.object({
  password: z.string(),
  recoveryKey: z.string(),
  records: z.array(vaultRecord),
  vault: z.object({
    header: base64,
    keyring: base64,
    tombstones: base64,
    journal: z.record(z.string(), base64),
    files: z.record(z.string(), base64),
    drafts: z.record(z.string(), base64),
  }),
});

/** The small vault of format 1 that is frozen in `test/vectors`, opened, so that changes can be made behind every seal. */
export interface Golden extends z.output<typeof frozen> {
  readonly opened: OpenedHeader;
  readonly keyring: Keyring;
  /** Its one segment, and the branch that its head names. */
  readonly segment: Uint8Array;
  readonly branch: string;
}

/** Reads and opens it; run from the project's folder. */
export async function goldenVault(): Promise<Golden> {
  await checkCrypto();
  const path = join(process.cwd(), 'test/vectors/vault/format-1.json');
  const golden = frozen.parse(JSON.parse(await readFile(path, 'utf8')));
  const { header, keyring, journal } = golden.vault;
  const opened = await openHeader([header], 'password', passwordBytes(golden.password), argon);
  if (opened.kind !== 'open') throw new Error(`the frozen header is ${opened.kind}`);
  const ring = openKeyring(keyring, opened.keys);
  const [segment] = Object.values(journal);
  if (ring.kind !== 'open' || segment === undefined) throw new Error(`the frozen keyring is ${ring.kind}`);
  return { ...golden, opened, keyring: ring.keyring, segment, branch: idOfBytes(segment.subarray(24, 40)) };
}
