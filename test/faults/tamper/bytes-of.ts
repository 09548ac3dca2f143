import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { withChecksum } from '../../../renderer/vault/keys/checked-text';

/** One bit of a file turned over; negative places count from its end. */
export async function flip(path: string, at: number, bit = 0): Promise<void> {
  const bytes = await readFile(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  await writeFile(path, bytes);
}

/** A file's bytes changed as a whole. */
export async function rewrite(path: string, change: (bytes: Buffer) => Uint8Array): Promise<void> {
  await writeFile(path, change(await readFile(path)));
}

const box = z.object({
  slotId: z.string(),
  kind: z.string(),
  kdf: z.object({ algorithm: z.string(), operations: z.number(), memoryBytes: z.number(), salt: z.string() }),
  sealed: z.string(),
  checksum: z.string(),
});
const part = z.object({
  compartment: z.number(),
  generation: z.number(),
  keyGeneration: z.number(),
  sealedKey: z.string(),
  sealed: z.string(),
});
const headerFile = z.object({
  format: z.string(),
  version: z.number(),
  common: z.string(),
  signature: z.string(),
  boxes: z.array(box),
});
const keyringFile = z.object({
  format: z.string(),
  version: z.number(),
  vaultId: z.string(),
  generation: z.number(),
  parts: z.array(part),
});
export type HeaderJson = z.infer<typeof headerFile>;
export type KeyringJson = z.infer<typeof keyringFile>;

/** What a header says, as anybody can read it. */
export async function headerJson(path: string): Promise<HeaderJson> {
  return headerFile.parse(JSON.parse((await readFile(path, 'utf8')).split('\n')[0] ?? ''));
}

/** What a keyring says without any key. */
export async function keyringJson(path: string): Promise<KeyringJson> {
  return keyringFile.parse(JSON.parse((await readFile(path, 'utf8')).split('\n')[0] ?? ''));
}

/** Writes such a file with a plain checksum that is right: anybody can make one. */
export async function writeForged(path: string, json: HeaderJson | KeyringJson): Promise<void> {
  await writeFile(path, withChecksum(JSON.stringify(json)));
}

/** Where a piece of text stands in a file; throws when it is not in it. */
export async function placeOfText(path: string, text: string, nth = 0): Promise<number> {
  const bytes = await readFile(path);
  let at = bytes.indexOf(text);
  for (let count = 0; count < nth && at >= 0; count += 1) at = bytes.indexOf(text, at + 1);
  if (at < 0) throw new Error(`${text} does not stand in ${path}`);
  return at + text.length;
}

/** The first segment of a journal folder. */
export async function firstSegment(journal: string): Promise<string> {
  const name = (await readdir(journal)).filter((one) => one.endsWith('.seg')).sort()[0];
  if (name === undefined) throw new Error('no segment there');
  return join(journal, name);
}
