import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { driveLayout } from '../backup/drive-layout';
import { refuseLinks } from '../backup/refuse-links';
import { type Readable, readableFile } from '../disk/read-bytes';
import { readPairName } from '../format/names';
import { listSegments } from '../journal/segment-files';
import { listFiles } from '../vault-folder/sealed-files';
import type { SourceParts } from './source';
import { mostPairBytes, mostPairs } from './tar-source';

/** Reads a backup folder as it stands on a place. Links in it are not followed. */
export async function readFolderSource(folder: string): Promise<SourceParts> {
  const layout = driveLayout(folder);
  await refuseLinks(layout);
  const files = await listFiles(layout.files);
  const sizes = new Map(files.map((file) => [file.fileId, file.bytes]));
  const segments = await listSegments(layout.journal, new Map());
  return {
    headers: await pairsIn(folder, 'header'),
    keyrings: await pairsIn(folder, 'keyring'),
    segments: segments.map(({ branch, segment, name, bytes }) => ({ branch, segment, name, bytes })),
    files,
    file(fileId) {
      const bytes = sizes.get(fileId);
      return bytes === undefined ? null : readableFile(join(layout.files, fileId), bytes);
    },
    tombstones: await plainFile(layout.tombstones),
    manifest: await plainFile(layout.manifest),
  };
}

async function pairsIn(folder: string, what: 'header' | 'keyring'): Promise<readonly Uint8Array[]> {
  const pairs = (await readdir(folder)).flatMap((name) => {
    const pair = readPairName(name);
    return pair !== null && pair.what === what ? [{ ...pair, name }] : [];
  });
  pairs.sort((one, other) => other.generation - one.generation || (one.copy < other.copy ? -1 : 1));
  const found: Uint8Array[] = [];
  for (const { name } of pairs) {
    const file = await plainFile(join(folder, name));
    if (file === null || file.bytes > mostPairBytes || found.length === mostPairs) continue;
    found.push(await file.read(0, file.bytes));
  }
  return found;
}

async function plainFile(path: string): Promise<Readable | null> {
  const facts = await lstat(path).catch(() => null);
  return facts?.isFile() ? readableFile(path, facts.size) : null;
}
