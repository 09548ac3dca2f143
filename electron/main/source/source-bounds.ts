import { DiskTrouble } from '../disk/disk-trouble';
import { mostAtOnce, type Readable, stretchOf } from '../disk/read-bytes';
import type { PairName } from '../format/names';

const mebibyte = 1024 * 1024;
/** A header is never larger, and no more is read of a manifest, which is a few hundred bytes. */
const mostHeaderBytes = mebibyte;
const mostManifestBytes = mebibyte;
/** Most copies of each that are read, the newest first: a proven place holds two. */
const mostPairs = 16;
/** Of all copies together, whatever a drive holds. */
const mostPairBytesInAll = 4 * mostAtOnce;

/** A header or keyring copy in a source. */
export interface PairThere extends PairName {
  readonly bytes: Readable;
}

/** Copies of header or keyring, the newest first; what is larger than any of ours can be is left unread. */
export async function readPairs(found: readonly PairThere[]): Promise<readonly Uint8Array[]> {
  const newestFirst = [...found].sort(
    (one, other) => other.generation - one.generation || (one.copy < other.copy ? -1 : 1),
  );
  const read: Uint8Array[] = [];
  let total = 0;
  for (const { what, bytes } of newestFirst) {
    if (bytes.bytes > (what === 'header' ? mostHeaderBytes : mostAtOnce)) continue;
    total += bytes.bytes;
    if (read.length === mostPairs || total > mostPairBytesInAll) break;
    read.push(await bytes.read(0, bytes.bytes));
  }
  return read;
}

/** The list of destructions is read whole. None of ours is ever so long, and a shortened one would hide destructions. */
export function boundedTombstones(part: Readable | null): Readable | null {
  if (part !== null && part.bytes > mostAtOnce) throw new DiskTrouble('damaged', 'tombstones');
  return part;
}

/** What is longer than a manifest opens as none. */
export function boundedManifest(part: Readable | null): Readable | null {
  return part === null ? null : stretchOf(part, 0, Math.min(part.bytes, mostManifestBytes));
}
