/** What a LevelDB table holds once its blocks are unpacked; empty for anything that is no table. */
export function tableContents(bytes: Buffer): readonly Buffer[] {
  if (bytes.length < FOOTER || !bytes.subarray(-MAGIC.length).equals(MAGIC)) return [];
  const footer = bytes.subarray(-FOOTER);
  const afterMeta = handleAt(footer, 0).next;
  const index = blockAt(bytes, handleAt(footer, afterMeta));
  return entriesOf(index).map(({ value }) => blockAt(bytes, handleAt(value, 0)));
}

/** A log without the heads that stand every 32 KiB and would cut a word in two. */
export function logContents(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block < bytes.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, bytes.length);
    for (let at = block; at + LOG_HEAD <= end; ) {
      const length = bytes.readUInt16LE(at + 4);
      if (length === 0) break;
      parts.push(bytes.subarray(at + LOG_HEAD, Math.min(at + LOG_HEAD + length, end)));
      at += LOG_HEAD + length;
    }
  }
  return Buffer.concat(parts);
}

const FOOTER = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const LOG_BLOCK = 32_768;
const LOG_HEAD = 7;
const SNAPPY = 1;

interface Handle {
  readonly offset: number;
  readonly size: number;
  readonly next: number;
}

function handleAt(bytes: Buffer, at: number): Handle {
  const offset = varint(bytes, at);
  const size = varint(bytes, offset.next);
  return { offset: offset.value, size: size.value, next: size.next };
}

function blockAt(bytes: Buffer, { offset, size }: Handle): Buffer {
  const block = bytes.subarray(offset, offset + size);
  return bytes[offset + size] === SNAPPY ? unsnap(block) : block;
}

/** Key and value of every entry; keys are written as what differs from the one before. */
function entriesOf(block: Buffer): readonly { readonly key: Buffer; readonly value: Buffer }[] {
  const entries = [];
  const end = block.length - 4 * (block.readUInt32LE(block.length - 4) + 1);
  let key = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    const shared = varint(block, at);
    const own = varint(block, shared.next);
    const length = varint(block, own.next);
    const value = length.next + own.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(length.next, value)]);
    entries.push({ key, value: block.subarray(value, value + length.value) });
    at = value + length.value;
  }
  return entries;
}

/** Snappy's raw format: literals, and copies of what was already written. */
export function unsnap(bytes: Buffer): Buffer {
  const { value: size, next } = varint(bytes, 0);
  const out = Buffer.alloc(size);
  let written = 0;
  for (let at = next; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    if ((tag & 3) === 0) {
      const wide = Math.max(0, (tag >> 2) - 59);
      const length = wide === 0 ? (tag >> 2) + 1 : bytes.readUIntLE(at + 1, wide) + 1;
      at += 1 + wide;
      written += bytes.copy(out, written, at, at + length);
      at += length;
      continue;
    }
    const width = (tag & 3) === 3 ? 4 : tag & 3;
    const isShort = width === 1;
    const back = isShort
      ? ((tag >> 5) << 8) + (bytes[at + 1] ?? 0)
      : bytes.readUIntLE(at + 1, width === 4 ? 4 : 2);
    const length = isShort ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    // Byte by byte: a copy may reach into what it is writing.
    for (let one = 0; one < length; one += 1) out[written + one] = out[written + one - back] ?? 0;
    written += length;
    at += 1 + width;
  }
  return out;
}

function varint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let next = at;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[next] ?? 0;
    value += (byte & 127) * factor;
    next += 1;
    if (byte < 128) return { value, next };
  }
}
