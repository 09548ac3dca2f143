import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskTrouble, isMissing } from '../disk/disk-trouble';
import { makeFolder, privateFile, syncFolder, writeAt } from '../disk/durable-write';
import { overwriteAndRemove } from '../disk/overwrite-file';
import { readStretch, withFile } from '../disk/read-bytes';
import { idPattern } from '../format/names';

/** Attachments as sealed bytes: written once under `.part`, then fixed under their id. */
export interface SealedFiles {
  begin(fileId: string): Promise<void>;
  append(fileId: string, bytes: Uint8Array): Promise<void>;
  finish(fileId: string): Promise<number>;
  abort(fileId: string): Promise<void>;
  read(fileId: string, offset: number, length: number): Promise<Uint8Array>;
  size(fileId: string): Promise<number>;
  /** Overwrites and removes; files that are not there are fine. */
  destroy(fileIds: readonly string[]): Promise<void>;
  list(): Promise<readonly FileFacts[]>;
  closeAll(): Promise<void>;
}

export interface FileFacts {
  readonly fileId: string;
  readonly bytes: number;
}

interface Writing {
  readonly file: FileHandle;
  bytes: number;
}

export function openSealedFiles(folder: string): SealedFiles {
  const writing = new Map<string, Writing>();
  const finalPath = (fileId: string): string => join(folder, fileId);
  const partPath = (fileId: string): string => join(folder, `${fileId}.part`);

  function writingOf(fileId: string): Writing {
    const found = writing.get(fileId);
    if (found === undefined) throw new DiskTrouble('refused', 'not-begun');
    return found;
  }

  async function abort(fileId: string): Promise<void> {
    const found = writing.get(fileId);
    writing.delete(fileId);
    await found?.file.close().catch(() => {});
    await rm(partPath(fileId), { force: true });
  }

  return {
    async begin(fileId) {
      if (writing.has(fileId)) throw new DiskTrouble('refused', 'already-begun');
      if (await isThere(finalPath(fileId))) throw new DiskTrouble('refused', 'already-there');
      await makeFolder(folder);
      writing.set(fileId, { file: await open(partPath(fileId), 'w', privateFile), bytes: 0 });
    },

    async append(fileId, bytes) {
      const found = writingOf(fileId);
      const offset = found.bytes;
      found.bytes += bytes.byteLength;
      try {
        await writeAt(found.file, bytes, offset);
      } catch (error) {
        await abort(fileId);
        throw error;
      }
    },

    async finish(fileId) {
      const found = writingOf(fileId);
      try {
        await found.file.sync();
        await found.file.close();
        writing.delete(fileId);
        await rename(partPath(fileId), finalPath(fileId));
        await syncFolder(folder);
      } catch (error) {
        await abort(fileId);
        throw error;
      }
      return found.bytes;
    },

    abort,

    read: (fileId, offset, length) =>
      withFile(finalPath(fileId), async (file) => {
        const { size } = await file.stat();
        return readStretch(file, offset, Math.max(0, Math.min(length, size - offset)));
      }),

    async size(fileId) {
      return (await stat(finalPath(fileId))).size;
    },

    async destroy(fileIds) {
      for (const fileId of fileIds) await overwriteAndRemove(finalPath(fileId));
      if (await isThere(folder)) await syncFolder(folder);
    },

    list: () => listFiles(folder),

    async closeAll() {
      for (const fileId of [...writing.keys()]) await abort(fileId);
    },
  };
}

/** Finished files of a folder, by id; none when it is missing. */
export async function listFiles(folder: string): Promise<readonly FileFacts[]> {
  if (!(await isThere(folder))) return [];
  const found: FileFacts[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!idPattern.test(name)) continue;
    found.push({ fileId: name, bytes: (await stat(join(folder, name))).size });
  }
  return found;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
