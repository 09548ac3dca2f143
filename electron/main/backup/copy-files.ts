import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../disk/disk-trouble';
import { syncFolder } from '../disk/durable-write';
import { readableFile } from '../disk/read-bytes';
import { type FileFacts, listFiles } from '../vault-folder/sealed-files';
import { type CopyRun, copyChunk, sha256 } from './copy-run';
import { comparesWith, copyStretch } from './copy-stretch';

export interface FilesPlan {
  readonly missing: readonly FileFacts[];
  readonly count: number;
  readonly totalBytes: number;
}

/** Sealed files never change: one of the same id and size is there already; one of another size is put aside by the copy. */
export async function planFiles(ours: readonly FileFacts[], folder: string): Promise<FilesPlan> {
  const there = new Map((await listFiles(folder)).map((file) => [file.fileId, file.bytes]));
  return {
    missing: ours.filter((file) => there.get(file.fileId) !== file.bytes),
    count: ours.length,
    totalBytes: ours.reduce((all, file) => all + file.bytes, 0),
  };
}

/** Copies files as `.part`, goes on with what a stopped copy left once it compares, and renames. Answers their SHA-256. */
export async function copySealedFiles(
  missing: readonly FileFacts[],
  from: string,
  to: string,
  run: CopyRun,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const file of missing) {
    const source = readableFile(join(from, file.fileId), file.bytes);
    const path = join(to, file.fileId);
    const part = `${path}.part`;
    try {
      const left = (await stat(part).catch(() => null))?.size ?? 0;
      const goesOn = left > 0 && left <= file.bytes && (await comparesWith(source, part, 0, left, run));
      const stretch = await copyStretch(source, part, goesOn ? left : 0, file.bytes, run);
      await run.step();
      await putAside(path);
      await rename(part, path);
      digests.set(file.fileId, goesOn ? await digestOf(source) : stretch);
    } catch (error) {
      // Destroyed meanwhile: it must not reach the place.
      if (isMissing(error) && (await stat(join(from, file.fileId)).catch(() => null)) === null) {
        await rm(part, { force: true });
        continue;
      }
      throw error;
    }
  }
  if (missing.length > 0) await syncFolder(to);
  return digests;
}

/** A file of the right name and the wrong size is kept under another name: on a drive nothing is overwritten. */
async function putAside(path: string): Promise<void> {
  await rename(path, `${path}.damaged`).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

async function digestOf(source: ReturnType<typeof readableFile>): Promise<string> {
  const hash = sha256();
  for (let at = 0; at < source.bytes; at += copyChunk) hash.update(await source.read(at, copyChunk));
  return hash.digest('hex');
}
