// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnlockSecret } from '../../../renderer/vault/api';
import type { VaultContext } from '../../../renderer/vault/context';
import type { Key } from '../../../renderer/vault/crypto/key';
import { storageInNode } from '../../fixtures/storage-in-node';
import { openVault } from '../../fixtures/vault-in-node';
import { FAULTS_PASSWORD } from '../node-app';
import { filesBelow, keyFilesBelow } from './key-files-below';
import {
  fileKeysIn,
  framesIn,
  opensWith,
  keysOf,
  type SealedThing,
  type StoreRows,
  tellersIn,
} from './sealed-things';
import { reachedBy } from './secrets-behind';

/** What the test keeps from before a destruction, as somebody would who copied everything in time. */
export interface Stock {
  readonly ciphertexts: readonly SealedThing[];
  /** The keys that open all of it: the control. */
  readonly keys: readonly Key[];
  /** The keyring as it was sealed then. */
  readonly keyring: Buffer;
}

/** Everything sealed about these owners, and everything that tells of them among others. */
export async function takeStock(
  profile: string,
  owners: ReadonlySet<string>,
  rows: StoreRows,
): Promise<Stock> {
  const vault = join(profile, 'vault');
  const keyring = await readFile(join(vault, 'keyring.a'));
  return insideOf(profile, async (context) => {
    const parts = [...context.keyring().parts.values()];
    const owned = new Map(
      parts.flatMap((part) => [...part.units]).filter(([, { owner }]) => owners.has(owner)),
    );
    const sealed = [...(await framesIn(profile, context.keys)), ...(await fileKeysIn(vault, context))];
    const own = sealed.filter(({ unit }) => unit !== null && owned.has(unit));
    const tellers = await tellersIn(vault, context.keys, rows);
    const keys = [
      ...[...owned.values()].flatMap((unit) => [...unit.keys.values()]),
      ...parts.flatMap((part) => [part.catalogue, part.index, part.drafts]),
    ];
    return { ciphertexts: [...own, ...tellers], keys, keyring };
  });
}

/** What was tried against a folder after a destruction, and what of it should not have been there. */
export interface Looked {
  readonly tried: number;
  /** What the kept keys open: all of it, or nothing is proven. */
  readonly control: number;
  /** What opened with keys that are still reachable, and traces of destroyed keys. */
  readonly leaks: readonly string[];
}

/** Every ciphertext of the stock against every key that any secret leads to through any key file in these folders. */
export async function lookForKeys(
  folders: readonly string[],
  stock: Stock,
  secrets: readonly UnlockSecret[],
): Promise<Looked> {
  const headers: Uint8Array[] = [];
  const keyrings: Uint8Array[] = [];
  const leaks: string[] = [];
  for (const folder of folders) {
    const found = await keyFilesBelow(folder);
    headers.push(...found.headers);
    keyrings.push(...found.keyrings);
    leaks.push(...(await tracesIn(folder, stock)));
  }
  const keys = new Map<string, Key>();
  for (const secret of secrets)
    for (const keyring of keyrings) {
      const reached = await reachedBy(distinct(headers), [keyring], secret);
      for (const key of reached ? keysOf(reached) : []) keys.set(Buffer.from(key).toString('hex'), key);
    }
  if (keys.size === 0) leaks.push('no secret led to any key: nothing is proven');
  const opened = opensWith(stock.ciphertexts, [...keys.values()]);
  if (opened > 0) leaks.push(`${opened} of ${stock.ciphertexts.length} old ciphertexts open`);
  const control = opensWith(stock.ciphertexts, stock.keys);
  if (control !== stock.ciphertexts.length || control === 0)
    leaks.push(`the control opened ${control} of ${stock.ciphertexts.length}: nothing is proven`);
  return { tried: stock.ciphertexts.length * keys.size, control, leaks };
}

/** Looks at an open vault in a profile, with a store of its own. */
export async function insideOf<Value>(
  profile: string,
  look: (context: VaultContext) => Promise<Value>,
): Promise<Value> {
  const storage = await storageInNode(profile);
  try {
    return await look(await openVault(storage.port, FAULTS_PASSWORD));
  } finally {
    await storage.close();
  }
}

/** The destroyed keys in any spelling, and any stretch of the old keyring's sealed bytes, in any file. */
async function tracesIn(folder: string, { keys, keyring }: Stock): Promise<readonly string[]> {
  const sealed = Array.from({ length: 8 }, (_, nth) => {
    const at = Math.floor((keyring.length * (nth + 1)) / 10);
    return keyring.subarray(at, at + 48);
  });
  const wanted = [
    ...keys.flatMap((key) => {
      const bytes = Buffer.from(key);
      return [bytes, Buffer.from(bytes.toString('base64')), Buffer.from(bytes.toString('hex'))];
    }),
    ...sealed,
  ];
  return (await filesBelow(folder))
    .filter(({ bytes }) => wanted.some((one) => bytes.includes(one)))
    .map(({ name }) => `a key or a piece of the old keyring stands in ${name}`);
}

function distinct(all: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(all.map((one) => [Buffer.from(one).toString('hex'), one])).values()];
}
