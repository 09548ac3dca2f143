import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

/** Unit of direct reads: offset, length and memory must be multiples of the device's block, at most 4 KiB. */
const block = 4096;
/** Bytes per read: as large as the copies' chunks. */
const chunk = 4 * 1024 * 1024;

/** Reads back what was written: from the device where the system allows it, else from memory. */
export interface ReadBack {
  readonly how: 'from-the-drive' | 'in-memory';
  /**
   * Up to `length` bytes from `offset` on, often fewer; none only at the end of the file. The bytes stand in one
   * memory that the next read uses again.
   */
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
  return { how: 'in-memory', read: reader(file, Buffer.allocUnsafeSlow(chunk)), close: () => file.close() };
}

async function openDirect(path: string): Promise<ReadBack | null> {
  if ((await stat(path)).size === 0) return null;
  const file = await open(path, constants.O_RDONLY | constants.O_DIRECT);
  // A file that does not read is left to the ordinary way; its handle must not stay open meanwhile.
  const memory = await alignedMemory(file).catch(() => null);
  if (memory === null) {
    await file.close();
    return null;
  }
  return { how: 'from-the-drive', read: reader(file, memory), close: () => file.close() };
}

function reader(file: FileHandle, memory: Uint8Array): ReadBack['read'] {
  return async (offset, length) => {
    const start = offset - (offset % block);
    const { bytesRead } = await file.read(memory, 0, memory.byteLength, start);
    return memory.subarray(
      offset - start,
      Math.max(offset - start, Math.min(bytesRead, offset + length - start)),
    );
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
