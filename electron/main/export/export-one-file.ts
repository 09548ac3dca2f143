import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pack } from 'tar-stream';
import type { CopyReport, StorageProgress } from '../../contract/storage';
import { copyChunk } from '../backup/copy-run';
import { DiskTrouble } from '../disk/disk-trouble';
import { openReadBack } from '../disk/direct-read';
import { privateFile, syncFolder, writeAt } from '../disk/durable-write';
import { type Readable, readableFile } from '../disk/read-bytes';
import { readableBytes } from '../backup/write-compared';
import { segmentName } from '../format/names';
import type { Journal } from '../journal/journal';
import { listFiles } from '../vault-folder/sealed-files';
import { readTombstones } from '../vault-folder/tombstones';
import { factsOf, readTwoCopies } from '../vault-folder/two-copies';
import type { ProfilePaths } from '../vault-folder/vault-paths';

export interface ExportRequest {
  readonly paths: ProfilePaths;
  readonly journal: Journal;
  readonly path: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StorageProgress) => void;
}

interface Part {
  readonly name: string;
  readonly source: Readable;
}

/** Writes the parts of a backup place into one ustar file: `.part`, flush, read back, compare digests, rename. */
export async function exportOneFile(request: ExportRequest): Promise<CopyReport> {
  const { parts, sequence, files } = await partsOfVault(request);
  const totalBytes = parts.reduce((all, part) => all + part.source.bytes, 0);
  const part = `${request.path}.part`;
  try {
    const written = await writeArchive(parts, part, totalBytes, request);
    const readBack = await digestBack(part, written.bytes, totalBytes, request);
    if (readBack.sha256 !== written.sha256) throw new DiskTrouble('damaged', 'read-back');
    await rename(part, request.path);
    await syncFolder(dirname(request.path));
    return {
      copiedBytes: written.bytes,
      readBackBytes: written.bytes,
      totalBytes,
      files,
      sequence,
      readBack: readBack.how,
    };
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}

async function partsOfVault(request: ExportRequest) {
  const { paths } = request;
  const parts: Part[] = [];
  const [header] = await readTwoCopies(paths.vault, 'header');
  const vaultId = header === undefined ? null : (factsOf(header, 'header')?.vaultId ?? null);
  // First how far the journal reaches, then the keys: a client who is added meanwhile brings a keyring before any frame.
  const standing = await request.journal.standing(vaultId);
  for (const what of ['header', 'keyring'] as const) {
    const newest = (await readTwoCopies(paths.vault, what))[0];
    const facts = newest === undefined ? null : factsOf(newest, what);
    if (newest === undefined || facts === null) throw new DiskTrouble('damaged', what);
    for (const copy of ['a', 'b']) {
      parts.push({ name: `${what}-${facts.generation}.${copy}`, source: readableBytes(newest) });
    }
  }
  if (standing.condition === 'damaged') throw new DiskTrouble('damaged', 'journal');
  parts.push({ name: 'tombstones', source: readableBytes(await readTombstones(paths.tombstones)) });
  for (const segment of standing.segments) {
    const name = segmentName(segment.branch, segment.segment);
    parts.push({ name: `journal/${name}`, source: readableFile(join(paths.journal, name), segment.bytes) });
  }
  const files = await listFiles(paths.files);
  for (const file of files) {
    parts.push({
      name: `files/${file.fileId}`,
      source: readableFile(join(paths.files, file.fileId), file.bytes),
    });
  }
  return { parts, sequence: standing.head.sequence, files: files.length };
}

async function writeArchive(
  parts: readonly Part[],
  path: string,
  totalBytes: number,
  request: ExportRequest,
) {
  const hash = createHash('sha256');
  const archive = pack();
  // It may break before anybody reads it: unheard, its error would end the process, and half of it would look like all.
  archive.on('error', () => {});
  let broken: Error | null = null;
  const feeding = feed(parts, archive, totalBytes, request).catch((error: unknown) => {
    broken = error instanceof Error ? error : new Error('export');
    archive.destroy(broken);
  });
  const file = await open(path, 'w', privateFile);
  let bytes = 0;
  try {
    for await (const chunk of archive) {
      if (!(chunk instanceof Uint8Array)) continue;
      hash.update(chunk);
      await writeAt(file, chunk, bytes);
      bytes += chunk.byteLength;
    }
    await feeding;
    if (broken !== null) throw broken;
    await file.sync();
  } catch (error) {
    // The archive ends with words of its own where its source failed: what failed there is what is said.
    throw broken ?? error;
  } finally {
    archive.destroy();
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function feed(
  parts: readonly Part[],
  archive: ReturnType<typeof pack>,
  totalBytes: number,
  request: ExportRequest,
) {
  let doneBytes = 0;
  for (const { name, source } of parts) {
    const header = { name, size: source.bytes, mode: privateFile, mtime: request.now, uid: 0, gid: 0 };
    await new Promise<void>((done, fail) => {
      const entry = archive.entry(header, (error) => (error ? fail(error) : done()));
      // It says so a second time; unheard, that would end the whole process.
      entry.on('error', fail);
      const write = async (): Promise<void> => {
        for (let at = 0; at < source.bytes; ) {
          if (request.signal.aborted) throw new DiskTrouble('cancelled', 'asked');
          const chunk = await source.read(at, Math.min(copyChunk, source.bytes - at));
          if (chunk.byteLength === 0) throw new DiskTrouble('damaged', 'source-short');
          if (!entry.write(chunk)) await new Promise((drained) => entry.once('drain', () => drained(null)));
          at += chunk.byteLength;
          doneBytes += chunk.byteLength;
          request.onProgress({ doneBytes, totalBytes: 2 * totalBytes });
        }
        entry.end(Buffer.alloc(0));
      };
      write().catch(fail);
    });
  }
  archive.finalize();
}

async function digestBack(path: string, bytes: number, totalBytes: number, request: ExportRequest) {
  const hash = createHash('sha256');
  const back = await openReadBack(path);
  try {
    for (let at = 0; at < bytes; ) {
      if (request.signal.aborted) throw new DiskTrouble('cancelled', 'asked');
      const chunk = await back.read(at, bytes - at);
      if (chunk.byteLength === 0) break;
      hash.update(chunk);
      at += chunk.byteLength;
      request.onProgress({
        doneBytes: Math.min(2 * totalBytes, totalBytes + at),
        totalBytes: 2 * totalBytes,
      });
    }
    return { sha256: hash.digest('hex'), how: back.how };
  } finally {
    await back.close();
  }
}
