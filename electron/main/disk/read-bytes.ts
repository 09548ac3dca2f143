import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { DiskTrouble, isMissing } from './disk-trouble';

/** Something whose bytes can be read at any place: a file, or a stretch of one. */
export interface Readable {
  readonly bytes: number;
  /** Fewer bytes than asked only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The same, held open for many reads; present where opening costs something. */
  readonly hold?: () => Promise<HeldReadable>;
}

export interface HeldReadable extends Readable {
  close(): Promise<void>;
}

/** Holds a source open while it is read through. */
export async function readingThrough<Value>(
  source: Readable,
  use: (held: Readable) => Promise<Value>,
): Promise<Value> {
  if (source.hold === undefined) return use(source);
  const held = await source.hold();
  try {
    return await use(held);
  } finally {
    await held.close();
  }
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
  const within = (offset: number, length: number): number => Math.max(0, Math.min(length, bytes - offset));
  return {
    bytes,
    read: (offset, length) =>
      withFile(path, (file) => readStretch(file, start + offset, within(offset, length))),
    async hold() {
      const file = await open(path, 'r');
      return {
        bytes,
        read: (offset, length) => readStretch(file, start + offset, within(offset, length)),
        close: () => file.close(),
      };
    },
  };
}

/** Opens for reading, and closes whatever happens. */
export async function withFile<Value>(
  path: string,
  use: (file: FileHandle) => Promise<Value>,
): Promise<Value> {
  const file = await open(path, 'r');
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** A stretch of something readable, as something readable of its own. */
export function stretchOf(whole: Readable, start: number, bytes: number): Readable {
  const within = (offset: number, length: number): number => Math.max(0, Math.min(length, bytes - offset));
  const { hold } = whole;
  return {
    bytes,
    read: (offset, length) => whole.read(start + offset, within(offset, length)),
    ...(hold && {
      async hold() {
        const held = await hold();
        return { ...stretchOf({ bytes: held.bytes, read: held.read }, start, bytes), close: held.close };
      },
    }),
  };
}

/** Most that is read into memory at once of a file that should be small: a keyring is never larger. */
export const mostAtOnce = 64 * 1024 * 1024;

/**
 * The whole of a small file, or null when it is not there. A file on a drive can be anything: one that is too large is
 * `damaged` before a byte of it is read, and so is a pipe, which would hold up whoever reads it.
 */
export async function readIfThere(path: string, most = mostAtOnce): Promise<Uint8Array | null> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const facts = await file.stat();
      if (!facts.isFile() || facts.size > most) throw new DiskTrouble('damaged', 'no-small-file');
      return await readStretch(file, 0, facts.size);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
