import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestoreAdditions, StorageProgress, Survey } from '../../contract/storage';
import { copyChunk } from '../backup/copy-run';
import { DiskTrouble, isMissing } from '../disk/disk-trouble';
import { makeFolder, privateFile, syncFolder, writeAt, writeWhole } from '../disk/durable-write';
import type { Readable } from '../disk/read-bytes';
import { headerFacts } from '../format/plain-facts';
import { planAppend } from '../journal/plan-append';
import { writePlan } from '../journal/write-plan';
import { keptVaultPrefix } from '../vault-folder/kept-vaults';
import { mergeTombstones, readTombstones } from '../vault-folder/tombstones';
import { factsOf, newestFirst, readTwoCopies, writeTwoCopies } from '../vault-folder/two-copies';
import type { ProfilePaths } from '../vault-folder/vault-paths';
import { nameOfSegment, type SourceParts, surveySource } from './source';
import { freeName, stamp } from '../vault-folder/keep-aside';

export interface InstallRequest {
  readonly paths: ProfilePaths;
  readonly source: SourceParts;
  readonly header: Uint8Array;
  readonly additions: RestoreAdditions;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StorageProgress) => void;
  /** Called when all bytes are durable, before the new vault waits for the swap: the store of the old vault must not meet the new one. */
  readonly beforeSwap: () => Promise<void>;
}

/** Where a restore is built, and where it waits, whole, to be swapped in. */
export const buildingFolder = 'vault.new.part';
export const readyFolder = 'vault.new';

/**
 * Copies a verified source to a new vault folder, lays the additions over it, flushes everything and swaps it in.
 * The old vault is kept aside as `vault.old-<time>`. Until the swap nothing of the old vault was touched; a crash
 * within the swap is finished at the next start (`finishSwap`).
 */
export async function installRestore(
  request: InstallRequest,
): Promise<{ readonly bytes: number; readonly files: number }> {
  const { paths, source, additions } = request;
  const vaultId = headerFacts(request.header)?.vaultId;
  if (vaultId === undefined) throw new DiskTrouble('refused', 'header');
  const survey = await surveySource(source);
  // It was proven; a drive may have changed its mind since.
  const proven = provenPart(survey, additions);
  if (proven === null) throw new DiskTrouble('damaged', 'journal');
  const building = join(paths.profile, buildingFolder);
  const journal = join(building, 'journal');
  const filesFolder = join(building, 'files');
  await rm(building, { recursive: true, force: true });
  for (const folder of [building, journal, filesFolder, join(building, 'drafts')]) await makeFolder(folder);

  const segments = source.segments.flatMap((segment) => {
    const facts = proven.segments.find((one) => one.segment === segment.segment);
    return facts === undefined ? [] : [{ ...segment, whole: facts.bytes }];
  });
  const files = source.files.filter((file) => !additions.leaveOutFiles.includes(file.fileId));
  const counter = progressCounter(request, segments, files);

  for (const segment of segments) {
    await copyDurable(segment.bytes, segment.whole, join(journal, nameOfSegment(segment)), counter);
  }
  const last = segments.at(-1);
  const current =
    last === undefined ? null : { segment: last.segment, branch: last.branch, bytes: last.whole };
  const plan = planAppend(additions.frames, additions.branch, vaultId, current, proven.head);
  await writePlan(journal, plan.writes);
  await syncFolder(journal);

  for (const file of files) {
    const bytes = source.file(file.fileId);
    if (bytes !== null) await copyDurable(bytes, file.bytes, join(filesFolder, file.fileId), counter);
  }
  await syncFolder(filesFolder);

  const tombstones = await allTombstones(paths, source, additions, vaultId);
  if (tombstones.byteLength > 0) await writeWhole(join(building, 'tombstones'), tombstones);
  const keyring = additions.keyring?.bytes ?? newestFirst(source.keyrings, 'keyring')[0];
  if (keyring === undefined) throw new DiskTrouble('missing', 'keyring');
  await writeTwoCopies(building, 'keyring', keyring);
  await writeTwoCopies(building, 'header', request.header);
  await syncFolder(building);

  // Before the new vault can be swapped in by anybody: a start that finds it finds the old store given up as well.
  await request.beforeSwap();
  await swapIn(paths, building, request.now);
  return { bytes: counter.done(), files: files.length };
}

/** Whole frames that the worker proved, and the last of them; null when they do not stand there any more. */
function provenPart(
  { journal, segments, head }: Survey,
  { upTo }: RestoreAdditions,
): Pick<Survey, 'segments' | 'head'> | null {
  if (upTo === undefined) return journal.kind === 'whole' ? { segments, head } : null;
  const last = segments.find(({ segment }) => segment === upTo.segment);
  if (last === undefined || last.bytes < upTo.offset) return null;
  const before = segments.filter(({ segment }) => segment < upTo.segment);
  return { segments: [...before, { ...last, bytes: upTo.offset }], head: upTo };
}

/** All of it or none of it: whoever is told that it did not work must not find another vault after the next start. */
async function swapIn(paths: ProfilePaths, building: string, now: Date): Promise<void> {
  const ready = join(paths.profile, readyFolder);
  await rm(ready, { recursive: true, force: true });
  await rename(building, ready);
  try {
    await syncFolder(paths.profile);
    await finishSwap(paths, now);
  } catch (error) {
    await rename(ready, building).catch(() => {});
    throw error;
  }
}

/** Puts a whole new vault in place, if one waits; the old one is kept under another name. Also called at start. */
export async function finishSwap(paths: ProfilePaths, now: Date): Promise<void> {
  const ready = join(paths.profile, readyFolder);
  const waits = await open(join(ready, 'header.a'), 'r').then(
    async (file) => file.close().then(() => true),
    () => false,
  );
  if (waits) {
    const old = join(paths.profile, await freeName(paths.profile, `${keptVaultPrefix}${stamp(now)}`));
    await rename(paths.vault, old).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    try {
      await rename(ready, paths.vault);
    } catch (error) {
      await rename(old, paths.vault).catch(() => {});
      throw error;
    }
    await forgetOld(paths).catch(() => {});
  }
  await rm(join(paths.profile, buildingFolder), { recursive: true, force: true }).catch(() => {});
}

/** What speaks of the old vault: it only costs time when it stays, and the swap itself is done. */
async function forgetOld(paths: ProfilePaths): Promise<void> {
  for (const path of [paths.journalMarks, paths.destroyedFiles, join(paths.places, 'accepted.json')]) {
    await rm(path, { force: true });
  }
  await syncFolder(paths.profile);
}

interface Counter {
  moved(bytes: number): void;
  step(): void;
  done(): number;
}

function progressCounter(
  request: InstallRequest,
  segments: readonly { readonly whole: number }[],
  files: readonly { readonly bytes: number }[],
): Counter {
  const totalBytes =
    segments.reduce((all, one) => all + one.whole, 0) + files.reduce((all, one) => all + one.bytes, 0);
  let doneBytes = 0;
  return {
    moved(bytes) {
      doneBytes += bytes;
      request.onProgress({ doneBytes, totalBytes });
    },
    step() {
      if (request.signal.aborted) throw new DiskTrouble('cancelled', 'asked');
    },
    done: () => doneBytes,
  };
}

async function copyDurable(source: Readable, bytes: number, path: string, counter: Counter): Promise<void> {
  const file = await open(path, 'wx', privateFile);
  try {
    for (let at = 0; at < bytes; ) {
      counter.step();
      const chunk = await source.read(at, Math.min(copyChunk, bytes - at));
      if (chunk.byteLength === 0) throw new DiskTrouble('damaged', 'cut-short');
      await writeAt(file, chunk, at);
      at += chunk.byteLength;
      counter.moved(chunk.byteLength);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Of the source, of the vault that stands here when it is the same one, and what the worker adds. */
async function allTombstones(
  paths: ProfilePaths,
  source: SourceParts,
  additions: RestoreAdditions,
  vaultId: string,
): Promise<Uint8Array> {
  const fromSource =
    source.tombstones === null ? new Uint8Array(0) : await source.tombstones.read(0, source.tombstones.bytes);
  const here = (await readTwoCopies(paths.vault, 'header'))[0];
  const sameVault = here !== undefined && factsOf(here, 'header')?.vaultId === vaultId;
  const ours = sameVault ? await readTombstones(paths.tombstones) : new Uint8Array(0);
  return mergeTombstones(mergeTombstones(fromSource, ours), additions.tombstones);
}
