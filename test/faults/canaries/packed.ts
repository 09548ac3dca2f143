import { execFileSync } from 'node:child_process';
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { logContents, tableContents } from './leveldb';

/** What a file holds in packed form: zlib, gzip, zstd and brotli streams, PNG and PDF among them, LevelDB blocks. */
export function unpacked(path: string, bytes: Buffer): readonly Buffer[] {
  return [
    ...deflated(bytes),
    ...magics(bytes, GZIP, ungzip),
    ...magics(bytes, ZSTD, unzstd),
    ...whole(bytes, (all) => brotliDecompressSync(all, { maxOutputLength: MOST })),
    ...whole(bytes, (all) => inflateRawSync(all, { maxOutputLength: MOST })),
    ...(/\.(ldb|sst)$/.test(path) ? tableOf(bytes) : []),
    ...(path.endsWith('.log') ? [logContents(bytes)] : []),
  ];
}

const MOST = 64 * 1024 * 1024;
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** A stream that was cut short still gives what is in front of the cut. */
const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST };

/** Wherever two bytes could begin a zlib stream: a PNG's picture, a PDF's text, somebody's cache. */
function deflated(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(0x78); at !== -1; at = bytes.indexOf(0x78, at + 1)) {
    const check = bytes[at + 1] ?? 0;
    if ((0x7800 + check) % 31 !== 0 || (check & 0x20) !== 0) continue;
    found.push(...quietly(() => inflateSync(bytes.subarray(at), lenient)));
  }
  return found;
}

function magics(bytes: Buffer, magic: Buffer, unpack: (from: Buffer) => Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1))
    found.push(...quietly(() => unpack(bytes.subarray(at))));
  return found;
}

/** Formats without a sign of their own: tried on the whole file. */
function whole(bytes: Buffer, unpack: (all: Buffer) => Buffer): readonly Buffer[] {
  return bytes.length === 0 ? [] : quietly(() => unpack(bytes));
}

/** Most have a head of ten bytes: behind it stands plain deflate, whatever follows at the end. */
function ungzip(from: Buffer): Buffer {
  const bare = quietly(() => inflateRawSync(from.subarray(10), lenient));
  return bare[0] ?? gunzipSync(from, lenient);
}

/** Node 20 has none of its own. What stands behind the frame is an error after all of it was written. */
function unzstd(from: Buffer): Buffer {
  return execFileSync('sh', ['-c', 'zstd -dcq 2>/dev/null || true'], { input: from, maxBuffer: MOST });
}

function tableOf(bytes: Buffer): readonly Buffer[] {
  try {
    return tableContents(bytes);
  } catch {
    return [];
  }
}

function quietly(run: () => Buffer): readonly Buffer[] {
  try {
    return [run()];
  } catch {
    return [];
  }
}
