import type { JournalCondition, SegmentFacts, SourcePart, Survey } from '../../contract/storage';
import { DiskTrouble } from '../disk/disk-trouble';
import type { Readable } from '../disk/read-bytes';
import { segmentName, type SegmentName } from '../format/names';
import { readSegmentHeader, segmentHeaderBytes } from '../format/segment-header';
import { emptyHead, type JournalSurvey, type SegmentSource, surveyJournal } from '../journal/survey-journal';
import { factsOf, newestFirst } from '../vault-folder/two-copies';
import type { FileFacts } from '../vault-folder/sealed-files';

/** A backup that is only read: a folder on a place, or one file. Its parts have names, never paths from outside. */
export interface SourceParts {
  /** False for a one-file export that ends too early: what is missing behind a frame border would show nowhere else. */
  readonly isWhole: boolean;
  readonly headers: readonly Uint8Array[];
  readonly keyrings: readonly Uint8Array[];
  readonly segments: readonly (SegmentName & { readonly bytes: Readable })[];
  readonly files: readonly FileFacts[];
  file(fileId: string): Readable | null;
  readonly tombstones: Readable | null;
  readonly manifest: Readable | null;
}

/** What stands in a source, as `survey` says it of the vault itself. Every frame's chain is checked. */
export async function surveySource(parts: SourceParts): Promise<Survey> {
  const vaultId = vaultIdOf(parts);
  const segments: SegmentSource[] = parts.segments.map((segment) => ({
    ...segment,
    modifiedMs: 0,
    inode: 0,
    mark: null,
  }));
  const journal = await surveyJournal(segments, vaultId);
  const { branch, head } = journal;
  const condition = parts.isWhole ? journal.condition : cutShort(journal);
  return { ...plainSurvey(parts), branch, segments: journal.segments, head, journal: condition };
}

function cutShort({ condition, segments }: JournalSurvey): JournalCondition {
  if (condition.kind !== 'whole') return condition;
  const last = segments.at(-1);
  return { kind: 'damaged', segment: last?.segment ?? 1, offset: last?.bytes ?? 0 };
}

/** The same from the heads of the segments alone: for a worker that reads and proves the frames itself. */
export async function glanceAtSource(parts: SourceParts): Promise<Survey> {
  const vaultId = vaultIdOf(parts);
  const facts: SegmentFacts[] = [];
  const ordered = [...parts.segments].sort((one, other) => one.segment - other.segment);
  const branch = ordered.at(-1)?.branch ?? null;
  const seen = (journal: JournalCondition): Survey => ({
    ...plainSurvey(parts),
    branch,
    segments: facts,
    head: emptyHead,
    journal,
  });
  for (const { segment, bytes } of ordered) {
    const header = readSegmentHeader(await bytes.read(0, segmentHeaderBytes));
    const fits =
      header !== null && header.segment === segment && (vaultId === null || header.vaultId === vaultId);
    if (!fits) return seen({ kind: 'damaged', segment, offset: 0 });
    facts.push({ segment, bytes: bytes.bytes, firstSequence: header.firstSequence });
  }
  return seen({ kind: 'whole' });
}

function vaultIdOf(parts: SourceParts): string | null {
  const newest = newestFirst(parts.headers, 'header')[0];
  return newest === undefined ? null : (factsOf(newest, 'header')?.vaultId ?? null);
}

function plainSurvey(parts: SourceParts) {
  return {
    headers: newestFirst(parts.headers, 'header'),
    keyrings: newestFirst(parts.keyrings, 'keyring'),
    files: parts.files.length,
    fileBytes: parts.files.reduce((all, file) => all + file.bytes, 0),
    drafts: 0,
  };
}

/** The part's bytes; throws `missing` when the source has no such part. */
export function partOf(parts: SourceParts, part: SourcePart): Readable {
  const found = find(parts, part);
  if (found === null) throw new DiskTrouble('missing', part.kind);
  return found;
}

function find(parts: SourceParts, part: SourcePart): Readable | null {
  switch (part.kind) {
    case 'segment':
      return parts.segments.find((one) => one.segment === part.segment)?.bytes ?? null;
    case 'file':
      return parts.file(part.fileId);
    case 'tombstones':
      return parts.tombstones;
    case 'manifest':
      return parts.manifest;
    default:
      return assertNever(part);
  }
}

/** The file name of a segment in any layout. */
export function nameOfSegment(segment: SegmentName): string {
  return segmentName(segment.branch, segment.segment);
}

function assertNever(part: never): never {
  throw new Error(`unknown part ${JSON.stringify(part)}`);
}
