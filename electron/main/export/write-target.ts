import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { DiskTrouble } from '../disk/disk-trouble';
import { privateFile, syncFolder, writeAt } from '../disk/durable-write';
import { dirname } from 'node:path';

/**
 * Files that leave the vault at a place the person chose in a dialog. The path stays here; the worker knows an id.
 * Bytes go to `.part` beside the target and appear under its name only when all of them are on the disk.
 */
export interface Targets {
  /** Remembers a path the person chose; answers its id. */
  add(path: string): string;
  /** The path, for an act of main itself; each id is good for one file. Throws `not-known`. */
  take(targetId: string): string;
  append(targetId: string, bytes: Uint8Array): Promise<void>;
  finish(targetId: string): Promise<number>;
  abort(targetId: string): Promise<void>;
  abortAll(): Promise<void>;
}

interface Writing {
  readonly file: FileHandle;
  readonly path: string;
  bytes: number;
}

export function openTargets(newId: () => string): Targets {
  const chosen = new Map<string, string>();
  const writing = new Map<string, Writing>();

  function take(targetId: string): string {
    const path = chosen.get(targetId);
    if (path === undefined) throw new DiskTrouble('not-known', 'target');
    chosen.delete(targetId);
    return path;
  }

  async function begun(targetId: string): Promise<Writing> {
    const found = writing.get(targetId);
    if (found !== undefined) return found;
    const path = take(targetId);
    const begins = { file: await open(`${path}.part`, 'w', privateFile), path, bytes: 0 };
    writing.set(targetId, begins);
    return begins;
  }

  async function abort(targetId: string): Promise<void> {
    chosen.delete(targetId);
    const found = writing.get(targetId);
    if (found === undefined) return;
    writing.delete(targetId);
    await found.file.close().catch(() => {});
    await rm(`${found.path}.part`, { force: true });
  }

  return {
    add(path) {
      const id = newId();
      chosen.set(id, path);
      return id;
    },
    take,
    async append(targetId, bytes) {
      const found = await begun(targetId);
      const offset = found.bytes;
      found.bytes += bytes.byteLength;
      try {
        await writeAt(found.file, bytes, offset);
      } catch (error) {
        await abort(targetId);
        throw error;
      }
    },
    async finish(targetId) {
      const found = await begun(targetId);
      try {
        await found.file.sync();
        await found.file.close();
        await rename(`${found.path}.part`, found.path);
        await syncFolder(dirname(found.path));
      } catch (error) {
        await abort(targetId);
        throw error;
      }
      writing.delete(targetId);
      return found.bytes;
    },
    abort,
    async abortAll() {
      for (const targetId of [...writing.keys()]) await abort(targetId).catch(() => {});
    },
  };
}
