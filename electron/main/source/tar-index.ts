import { DiskTrouble } from '../disk/disk-trouble';
import { type Readable, stretchOf } from '../disk/read-bytes';
import { idPattern, readPairName, readSegmentName } from '../format/names';

/** One plain file inside the archive, read in place. */
export interface TarEntry {
  readonly name: string;
  /** As the archive says; `bytes.bytes` is smaller where the archive was cut short. */
  readonly size: number;
  readonly bytes: Readable;
}

export interface TarIndex {
  readonly entries: readonly TarEntry[];
  /** False when the block of zeros that ends an archive is missing, or an entry has fewer bytes than its head says. */
  readonly isWhole: boolean;
}

const block = 512;
const mostEntries = 2_000_000;

/**
 * Lists a one-file export without unpacking anything. Only plain files with names that Casekeep itself writes are
 * taken: a link, a folder, a path that climbs out, a doubled name or a wrong checksum is refused as `damaged`.
 */
export async function readTarIndex(archive: Readable): Promise<TarIndex> {
  const size = archive.bytes;
  const entries: TarEntry[] = [];
  const seen = new Set<string>();
  for (let at = 0; at + block <= size; ) {
    const head = Buffer.from(await archive.read(at, block));
    if (head.every((byte) => byte === 0)) return { entries, isWhole: true };
    const { name, bytes } = readHead(head);
    if (!isOwnName(name)) throw new DiskTrouble('damaged', 'archive-name');
    if (seen.has(name) || seen.size > mostEntries) throw new DiskTrouble('damaged', 'archive-name');
    seen.add(name);
    const start = at + block;
    const there = Math.max(0, Math.min(bytes, size - start));
    entries.push({ name, size: bytes, bytes: stretchOf(archive, start, there) });
    at = start + Math.ceil(bytes / block) * block;
  }
  return { entries, isWhole: false };
}

function readHead(head: Buffer): { readonly name: string; readonly bytes: number } {
  const typeflag = head[156];
  const isPlain = typeflag === 0x30 || typeflag === 0;
  const magic = head.toString('latin1', 257, 262);
  const hasPrefix = head[345] !== 0;
  if (magic !== 'ustar' || !isPlain || hasPrefix) throw new DiskTrouble('damaged', 'archive-entry');
  if (octal(head, 148, 8) !== checksumOf(head)) throw new DiskTrouble('damaged', 'archive-checksum');
  const bytes = octal(head, 124, 12);
  const end = head.indexOf(0);
  const name = head.toString('latin1', 0, Math.min(end === -1 ? 100 : end, 100));
  if (bytes === null) throw new DiskTrouble('damaged', 'archive-entry');
  return { name, bytes };
}

function octal(head: Buffer, at: number, length: number): number | null {
  const text = head
    .toString('latin1', at, at + length)
    .replace(/[\0 ]+$/, '')
    .trim();
  return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : null;
}

/** Sum of all bytes, the checksum field itself read as spaces. */
function checksumOf(head: Buffer): number {
  let sum = 0;
  for (let at = 0; at < block; at += 1) sum += at >= 148 && at < 156 ? 32 : (head[at] ?? 0);
  return sum;
}

function isOwnName(name: string): boolean {
  if (name === 'tombstones' || name === 'manifest' || name === 'state.json') return true;
  if (readPairName(name) !== null) return true;
  if (name.startsWith('journal/')) return readSegmentName(name.slice('journal/'.length)) !== null;
  return name.startsWith('files/') && idPattern.test(name.slice('files/'.length));
}
