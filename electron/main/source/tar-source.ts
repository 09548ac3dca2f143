import { stat } from 'node:fs/promises';
import { type Readable } from '../disk/read-bytes';
import { readPairName, readSegmentName } from '../format/names';
import type { SourceParts } from './source';
import { readTarIndex, type TarEntry } from './tar-index';

/** Most that is read into memory of a header or keyring copy. */
export const mostPairBytes = 64 * 1024 * 1024;
/** Most copies of each that are read, the newest first: a proven place holds two. */
export const mostPairs = 16;

/** Reads a one-file export (`.casekeep`) in place. Throws `damaged` when it is no archive Casekeep wrote. */
export async function readTarSource(path: string): Promise<SourceParts> {
  const entries = await readTarIndex(path, (await stat(path)).size);
  const byName = new Map(entries.map((entry) => [entry.name, entry.bytes]));
  const files = entries.filter((entry) => entry.name.startsWith('files/'));
  return {
    headers: await pairs(entries, 'header'),
    keyrings: await pairs(entries, 'keyring'),
    segments: entries.flatMap((entry) => {
      const name = entry.name.startsWith('journal/')
        ? readSegmentName(entry.name.slice('journal/'.length))
        : null;
      return name === null ? [] : [{ ...name, bytes: entry.bytes }];
    }),
    files: files.map((entry) => ({ fileId: entry.name.slice('files/'.length), bytes: entry.bytes.bytes })),
    file: (fileId) => byName.get(`files/${fileId}`) ?? null,
    tombstones: byName.get('tombstones') ?? null,
    manifest: byName.get('manifest') ?? null,
  };
}

async function pairs(
  entries: readonly TarEntry[],
  what: 'header' | 'keyring',
): Promise<readonly Uint8Array[]> {
  const found: { readonly generation: number; readonly bytes: Readable }[] = [];
  for (const entry of entries) {
    const pair = readPairName(entry.name);
    if (pair?.what === what) found.push({ generation: pair.generation, bytes: entry.bytes });
  }
  found.sort((one, other) => other.generation - one.generation);
  const read = found.filter(({ bytes }) => bytes.bytes <= mostPairBytes).slice(0, mostPairs);
  return Promise.all(read.map(({ bytes }) => bytes.read(0, bytes.bytes)));
}
