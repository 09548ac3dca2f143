import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { driveLayout } from '../backup/drive-layout';
import { refuseLinks } from '../backup/refuse-links';
import { type Readable, readableFile } from '../disk/read-bytes';
import { readPairName } from '../format/names';
import { listSegments } from '../journal/segment-files';
import { listFiles } from '../vault-folder/sealed-files';
import type { SourceParts } from './source';
import { boundedManifest, boundedTombstones, type PairThere, readPairs } from './source-bounds';

/** Reads a backup folder as it stands on a place. Links in it are not followed. */
export async function readFolderSource(folder: string): Promise<SourceParts> {
  const layout = driveLayout(folder);
  await refuseLinks(layout);
  const files = await listFiles(layout.files);
  const sizes = new Map(files.map((file) => [file.fileId, file.bytes]));
  const segments = await listSegments(layout.journal, new Map());
  return {
    isWhole: true,
    headers: await pairsIn(folder, 'header'),
    keyrings: await pairsIn(folder, 'keyring'),
    segments: segments.map(({ branch, segment, name, bytes }) => ({ branch, segment, name, bytes })),
    files,
    file(fileId) {
      const bytes = sizes.get(fileId);
      return bytes === undefined ? null : readableFile(join(layout.files, fileId), bytes);
    },
    tombstones: boundedTombstones(await plainFile(layout.tombstones)),
    manifest: boundedManifest(await plainFile(layout.manifest)),
  };
}

async function pairsIn(folder: string, what: 'header' | 'keyring'): Promise<readonly Uint8Array[]> {
  const found: PairThere[] = [];
  for (const name of await readdir(folder)) {
    const pair = readPairName(name);
    const bytes = pair?.what === what ? await plainFile(join(folder, name)) : null;
    if (pair !== null && bytes !== null) found.push({ ...pair, bytes });
  }
  return readPairs(found);
}

async function plainFile(path: string): Promise<Readable | null> {
  const facts = await lstat(path).catch(() => null);
  return facts?.isFile() ? readableFile(path, facts.size) : null;
}
