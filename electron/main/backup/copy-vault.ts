import { join } from 'node:path';
import type { CopyReport, StorageProgress } from '../../contract/storage';
import { DiskTrouble } from '../disk/disk-trouble';
import { makeFolder, writeWhole } from '../disk/durable-write';
import { readableFile } from '../disk/read-bytes';
import { hexOf } from '../format/hash';
import { segmentName } from '../format/names';
import type { Journal } from '../journal/journal';
import { listSegments } from '../journal/segment-files';
import { listFiles } from '../vault-folder/sealed-files';
import { readTombstones } from '../vault-folder/tombstones';
import { factsOf, readTwoCopies } from '../vault-folder/two-copies';
import type { ProfilePaths } from '../vault-folder/vault-paths';
import type { Accepted } from './accepted';
import { planSegments, type SegmentPlan, tailDigest } from './check-history';
import { copySealedFiles, planFiles } from './copy-files';
import { copyPairs } from './copy-pairs';
import { type CopyRun, startRun } from './copy-run';
import { copyStretch } from './copy-stretch';
import { isSoundSince } from './sound-since';
import { type DriveLayout, layoutOnPlace, makeLayout } from './drive-layout';
import { type DriveState, driveStateBytes, readDriveState } from './drive-state';
import { refuseLinks } from './refuse-links';
import { type StateOnPlace, stateOnPlace } from './state-on-place';
import { checkTombstones } from './tombstones-on-place';
import { writeCompared } from './write-compared';

export interface CopyRequest {
  readonly paths: ProfilePaths;
  readonly journal: Journal;
  /** The place's folder, connected. */
  readonly root: string;
  readonly placeId: string;
  /** Null: the vault is open and may hand over any header and keyring. Else only those the worker accepted last. */
  readonly lockedAccepted: Accepted | null;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StorageProgress) => void;
}

/**
 * Copies what is new to the place, flushes, reads back and compares (vault.md, "Backup"). Nothing on the place is
 * overwritten: segments grow, other files appear by rename. Order: pairs, files, segments, tombstones: whatever moment
 * it ends at, the place holds a backup that opens.
 */
export async function copyVault(request: CopyRequest): Promise<CopyReport> {
  const { paths, root } = request;
  const header = (await readTwoCopies(paths.vault, 'header'))[0];
  const facts = header === undefined ? null : factsOf(header, 'header');
  if (facts === null) throw new DiskTrouble('damaged', 'header');
  const standing = await request.journal.standing(facts.vaultId);
  const branch = standing.segments.at(-1)?.branch;
  if (branch === undefined) throw new DiskTrouble('missing', 'journal');

  const run = await startRun(root, request.signal, request.onProgress);
  await run.step();
  const layout = layoutOnPlace(root, facts.vaultId, branch);
  await refuseLinks(layout);

  const ours = standing.segments.map((segment) => {
    const name = segmentName(segment.branch, segment.segment);
    return { name, source: readableFile(join(paths.journal, name), segment.bytes), bytes: segment.bytes };
  });
  const before = await readDriveState(layout.state);
  const known = before?.vaultId === facts.vaultId && before.branch === branch ? before : null;
  const isDamaged = standing.condition === 'damaged';
  if (isDamaged && !(standing.isWalkable && (await isSoundSince(known, ours))))
    throw new DiskTrouble('damaged', 'journal');
  const theirs = await listSegments(layout.journal, new Map());
  const pathOf = (name: string) => join(layout.journal, name);
  const segments = await planSegments(ours, theirs, pathOf, known, isDamaged, run);
  await makeLayout(layout);
  const tombstones = await readTombstones(paths.tombstones);
  await checkTombstones(layout.tombstones, tombstones);
  const files = await planFiles(await listFiles(paths.files), layout.files);

  const newBytes =
    sum(segments.map((one) => one.bytes - one.held)) + sum(files.missing.map((one) => one.bytes));
  run.total(2 * newBytes + tombstones.byteLength + run.counts.readBack);

  const state = stateOnPlace(layout, {
    version: 1,
    vaultId: facts.vaultId,
    branch,
    sequence: known?.sequence ?? 0,
    hash: known?.hash ?? '0'.repeat(64),
    segments: known?.segments ?? {},
    files: known?.files ?? {},
    at: request.now.toISOString(),
  });
  const pairBytes = await copyPairs(paths.vault, layout, request.lockedAccepted, run);
  for (const [fileId, sha256] of await copySealedFiles(files.missing, paths.files, layout.files, run)) {
    const bytes = files.missing.find((one) => one.fileId === fileId)?.bytes ?? 0;
    state.change({ files: { ...state.now().files, [fileId]: { bytes, sha256 } } });
  }
  await copySegments(segments, layout, state, run);
  await writeCompared(layout.tombstones, tombstones, run);
  state.change({ sequence: standing.head.sequence, hash: hexOf(standing.head.hash) });
  await state.write(run);
  // A laptop without room is when a backup is needed most: nothing is believed because of what is noted there.
  await writeTwin(request, state.now()).catch(() => {});

  return {
    copiedBytes: run.counts.copied,
    readBackBytes: run.counts.readBack,
    totalBytes: sum(segments.map((one) => one.bytes)) + files.totalBytes + tombstones.byteLength + pairBytes,
    files: files.count,
    sequence: standing.head.sequence,
    readBack: run.how,
  };
}

async function copySegments(
  segments: readonly SegmentPlan[],
  layout: DriveLayout,
  state: StateOnPlace,
  run: CopyRun,
): Promise<void> {
  const behind = segments.filter(
    (one) => one.held < one.bytes || state.now().segments[one.name]?.bytes !== one.bytes,
  );
  for (const segment of behind) {
    const recorded = state.now().segments[segment.name] ?? { bytes: 0, tail: '0'.repeat(64), parts: [] };
    // Said before the first byte: what a stopped copy leaves behind is then known to be ours.
    state.segment(segment.name, { ...recorded, bytes: Math.min(recorded.bytes, segment.held) });
    await state.write(run);
    const path = join(layout.journal, segment.name);
    const parts = recorded.parts.filter((part) => part.to <= segment.held);
    if (segment.held < segment.bytes) {
      const sha256 = await copyStretch(segment.source, path, segment.held, segment.bytes, run);
      parts.push({ from: segment.held, to: segment.bytes, sha256 });
    }
    // Of the place's own bytes: ours may have been damaged since they were copied.
    const tail = await tailDigest(readableFile(path, segment.bytes), segment.bytes);
    state.segment(segment.name, { bytes: segment.bytes, tail, parts });
    await state.write(run);
  }
}

async function writeTwin(request: CopyRequest, state: DriveState): Promise<void> {
  await makeFolder(request.paths.places);
  await writeWhole(join(request.paths.places, `${request.placeId}.json`), driveStateBytes(state));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
