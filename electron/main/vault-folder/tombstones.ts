import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, privateFile, syncFolder, writeAt } from '../disk/durable-write';
import { readIfThere } from '../disk/read-bytes';

/** All lines; empty when nothing was ever destroyed. */
export async function readTombstones(path: string): Promise<Uint8Array> {
  return (await readIfThere(path)) ?? new Uint8Array(0);
}

/** Adds whole lines, durable when it resolves. A write that fails is cut off again, so that no half line stays. */
export async function appendTombstones(path: string, lines: Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const file = await open(path, 'a', privateFile);
  try {
    const { size } = await file.stat();
    try {
      await writeAt(file, lines, size);
      await file.sync();
    } catch (error) {
      await file.truncate(size).catch(() => {});
      throw error;
    }
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/** The lines of `first`, then those of `second` that are not among them. */
export function mergeTombstones(first: Uint8Array, second: Uint8Array): Uint8Array {
  const linesOf = (bytes: Uint8Array): readonly string[] =>
    Buffer.from(bytes)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
  const all = new Set([...linesOf(first), ...linesOf(second)]);
  return new Uint8Array(Buffer.from([...all].map((line) => `${line}\n`).join(''), 'utf8'));
}
