import { type FileHandle, open, readFile } from 'node:fs/promises';
import { isMissing } from './disk-trouble';

/** Something whose bytes can be read at any place: a file, or a stretch of one. */
export interface Readable {
  readonly bytes: number;
  /** Fewer bytes than asked only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Reads a stretch of an open file into a buffer of its own. */
export async function readStretch(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled === length ? bytes : bytes.slice(0, filled);
}

/** A file of known size, opened for each stretch: sources are read in large pieces. */
export function readableFile(path: string, bytes: number, start = 0): Readable {
  return {
    bytes,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, bytes - offset));
      return withFile(path, (file) => readStretch(file, start + offset, wanted));
    },
  };
}

/** Opens for reading, and closes whatever happens. */
export async function withFile<Value>(path: string, use: (file: FileHandle) => Promise<Value>): Promise<Value> {
  const file = await open(path, 'r');
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** The whole file, or null when it is not there. */
export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
