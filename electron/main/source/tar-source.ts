import { stat } from 'node:fs/promises';
import { type Readable, readableFile } from '../disk/read-bytes';
import { readPairName, readSegmentName } from '../format/names';
import { boundedManifest, boundedTombstones, readPairs } from './source-bounds';
import type { SourceParts } from './source';
import { readTarIndex, type TarEntry } from './tar-index';

/** Reads a one-file export (`.casekeep`) in place. Throws `damaged` when it is no archive Casekeep wrote. */
export async function readTarSource(path: string): Promise<SourceParts> {
  return tarParts(readableFile(path, (await stat(path)).size));
}

/** The same of an archive that is open already. */
export async function tarParts(archive: Readable): Promise<SourceParts> {
  const { entries, isWhole } = await readTarIndex(archive);
  const byName = new Map(entries.map((entry) => [entry.name, entry.bytes]));
  const files = entries.filter((entry) => entry.name.startsWith('files/'));
  return {
    isWhole,
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
    tombstones: boundedTombstones(byName.get('tombstones') ?? null),
    manifest: boundedManifest(byName.get('manifest') ?? null),
  };
}

async function pairs(
  entries: readonly TarEntry[],
  what: 'header' | 'keyring',
): Promise<readonly Uint8Array[]> {
  const found = entries.flatMap(({ name, bytes }) => {
    const pair = readPairName(name);
    return pair?.what === what ? [{ ...pair, bytes }] : [];
  });
  return readPairs(found);
}
