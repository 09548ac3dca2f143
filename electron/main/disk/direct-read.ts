import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

/** Unit of direct reads: offset, length and memory must be multiples of the device's block, at most 4 KiB. */
const block = 4096;
const chunk = 1024 * 1024;

/** Reads back what was written: from the device where the system allows it, else from memory. */
export interface ReadBack {
  readonly how: 'from-the-drive' | 'in-memory';
  /** At most `chunk` bytes at a time; fewer than asked only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a file for reading back; on Linux past the page cache (O_DIRECT) where the file system can. */
export async function openReadBack(path: string): Promise<ReadBack> {
  if (process.platform === 'linux') {
    const direct = await openDirect(path).catch(() => null);
    if (direct !== null) return direct;
  }
  const file = await open(path, 'r');
  return {
    how: 'in-memory',
    async read(offset, length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      return bytes.subarray(0, await fill(file, bytes, offset));
    },
    close: () => file.close(),
  };
}

async function openDirect(path: string): Promise<ReadBack | null> {
  if ((await stat(path)).size === 0) return null;
  const file = await open(path, constants.O_RDONLY | constants.O_DIRECT);
  const memory = await alignedMemory(file);
  if (memory === null) {
    await file.close();
    return null;
  }
  return {
    how: 'from-the-drive',
    async read(offset, length) {
      const parts: Uint8Array[] = [];
      let at = offset;
      while (at < offset + length) {
        const start = at - (at % block);
        const { bytesRead } = await file.read(memory, 0, memory.byteLength, start);
        const part = memory.subarray(at - start, Math.min(bytesRead, offset + length - start));
        if (part.byteLength === 0) break;
        parts.push(Uint8Array.from(part));
        at += part.byteLength;
      }
      return Buffer.concat(parts);
    },
    close: () => file.close(),
  };
}

/** JavaScript cannot ask for an address, so a read is tried at each place of a larger buffer until the kernel takes one. */
async function alignedMemory(file: FileHandle): Promise<Uint8Array | null> {
  const large = Buffer.allocUnsafeSlow(chunk + block);
  for (let shift = 0; shift < block; shift += 16) {
    const memory = large.subarray(shift, shift + chunk);
    const taken = await file.read(memory, 0, block, 0).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'EINVAL') return false;
        throw error;
      },
    );
    if (taken) return memory;
  }
  return null;
}

async function fill(file: FileHandle, bytes: Buffer, offset: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, filled, bytes.byteLength - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
