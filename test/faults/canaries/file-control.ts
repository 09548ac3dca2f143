import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Marks } from './marks';
import type { Needle } from './needles';
import { searchFiles } from './search-files';

/** What the search of files did not find of what was planted for it. */
export interface FileControl {
  readonly planted: number;
  readonly missed: readonly string[];
}

/** The search is worth something: files with the words in every encoding and every packing are found by it. */
export async function fileControl(
  temp: string,
  marks: Marks,
  needles: readonly Needle[],
): Promise<FileControl> {
  const folder = join(temp, 'planted-control');
  await mkdir(folder);
  try {
    await writeFile(
      join(folder, 'plain'),
      Buffer.concat(needles.flatMap(({ bytes }) => [bytes, Buffer.from('\n')])),
    );
    const words = Buffer.from(`${'packed away '.repeat(30)}${marks.word('note')} `);
    const packings = {
      zlib: Buffer.concat([Buffer.from('in front'), deflateSync(words), Buffer.from('behind')]),
      gzip: Buffer.concat([Buffer.from('in front'), gzipSync(words), Buffer.from('behind')]),
      zstd: execFileSync('zstd', ['-cq'], { input: words }),
      brotli: brotliCompressSync(words),
      deflate: deflateRawSync(words),
      'table.ldb': snappyTable(words),
    };
    for (const [name, bytes] of Object.entries(packings)) await writeFile(join(folder, name), bytes);
    const { hits } = searchFiles([folder], needles);
    const encodings = new Set(hits.map(({ encoding }) => encoding));
    const packed = Object.keys(packings).filter(
      (name) => !hits.some(({ where, way }) => where === `packed in ${join(folder, name)}` && way === 'note'),
    );
    const missed = [
      ...needles.filter(({ encoding }) => !encodings.has(encoding)).map(({ encoding }) => encoding),
      ...packed,
    ];
    return { planted: needles.length + Object.keys(packings).length, missed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A LevelDB table of one block in which the words stand only as copies of single letters: no search sees them. */
function snappyTable(words: Buffer): Buffer {
  const letters = [...new Set(words)];
  const literal = [60 << 2, letters.length - 1, ...letters];
  const parts = [Buffer.from([...varint(letters.length + words.length), ...literal])];
  words.forEach((letter, at) => {
    const back = letters.length + at - letters.indexOf(letter);
    parts.push(Buffer.from([2, back & 255, back >> 8]));
  });
  const block = Buffer.concat(parts);
  const handle = Buffer.from([...varint(0), ...varint(block.length)]);
  const index = Buffer.concat([
    Buffer.from([0, 1, handle.length]),
    Buffer.from('k'),
    handle,
    Buffer.from([0, 0, 0, 0, 1, 0, 0, 0]),
  ]);
  const trailer = (type: number) => Buffer.from([type, 0, 0, 0, 0]);
  const footer = Buffer.alloc(48);
  footer.set([0, 0, ...varint(block.length + 5), ...varint(index.length)]);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  return Buffer.concat([block, trailer(1), index, trailer(0), footer]);
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}
