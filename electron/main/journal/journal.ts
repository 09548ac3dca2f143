import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Appended, JournalCondition, JournalHead } from '../../contract/storage';
import { DiskTrouble } from '../disk/disk-trouble';
import { syncFolder } from '../disk/durable-write';
import { readableFile } from '../disk/read-bytes';
import { serialQueue } from '../disk/serial-queue';
import { segmentName } from '../format/names';
import { segmentHeaderBytes } from '../format/segment-header';
import { lowered, type Marks, markOf, reachBeyond, readMarks, type SegmentMark, writeMarks } from './marks';
import { type OpenSegment, planAppend, type SegmentWrite } from './plan-append';
import { listSegments } from './segment-files';
import { type JournalSurvey, surveyJournal } from './survey-journal';
import { cutBack, takeBackAll, writePlan } from './write-plan';

/** The one writer of a journal folder. Frames are opaque; the chain is checked without any key. */
export interface Journal {
  /** Looks at the disk again, and remembers what it found. */
  survey(vaultId: string | null): Promise<JournalSurvey>;
  /** On the disk when it resolves; refused while the journal is damaged or its torn tail still stands. */
  append(frames: readonly Uint8Array[], branch: string, vaultId: string): Promise<Appended>;
  read(segment: number, offset: number, length: number): Promise<Uint8Array>;
  /** Removes bytes after the last whole frame, torn or cut. The caller has kept a copy. */
  dropTornTail(vaultId: string | null): Promise<void>;
  /**
   * Cuts the last segment off at a place, or removes it when nothing but its head would stay, after `keep` has kept a copy.
   * Refused when an append was ever answered for the frame of that sequence.
   */
  cutOff(
    segment: number,
    offset: number,
    sequence: number,
    vaultId: string | null,
    keep: () => Promise<unknown>,
  ): Promise<void>;
  /** What stands durable right now, for a backup: whole frames only. */
  standing(vaultId: string | null): Promise<Standing>;
  /** Writes down how far everything was verified; losing it only costs time. */
  saveMarks(): Promise<void>;
}

export interface Standing {
  readonly segments: readonly OpenSegment[];
  readonly head: JournalHead;
  readonly condition: JournalCondition['kind'];
  /** Frames can be followed to the end, damaged ones among them. */
  readonly isWalkable: boolean;
}

/** How long the marks may lag behind the last append. */
const marksLagMs = 2000;

/** Opens nothing yet: the first call looks at the disk. */
export function openJournal(folder: string, marksPath: string): Journal {
  const queue = serialQueue();
  let known: Known | null = null;
  const marks: Map<string, SegmentMark> = new Map(readMarks(marksPath));
  /** As they stand on the disk. */
  let saved: Marks = new Map(marks);
  let marksTimer: NodeJS.Timeout | null = null;
  /** Of an append that failed: may stand on the disk although nobody was told that it is saved. */
  let refused: readonly SegmentWrite[] = [];

  /** What a failing disk would not let go of is cut off before anything is built on it. */
  async function cutRefused(): Promise<void> {
    if (refused.length === 0) return;
    await takeBackAll(folder, refused);
    refused = [];
    known = null;
  }

  async function look(vaultId: string | null): Promise<Known> {
    const sources = await listSegments(folder, marks as Marks);
    const survey = await surveyJournal(sources, vaultId);
    const segments = survey.segments.flatMap((facts) => {
      const source = sources.find((one) => one.segment === facts.segment);
      return source === undefined
        ? []
        : [{ segment: facts.segment, branch: source.branch, bytes: facts.bytes }];
    });
    known = { survey, segments, head: survey.head, appendable: survey.appendable };
    if (survey.condition.kind === 'whole') await markAll(known);
    return known;
  }

  /** Marks hold what was verified or written by this process; heads of older segments stand in the next one's header. */
  async function markAll(found: Known): Promise<void> {
    for (const [index, segment] of found.segments.entries()) {
      const isLast = index === found.segments.length - 1;
      const name = segmentName(segment.branch, segment.segment);
      const point = isLast ? found.head : await headBefore(found, index + 1);
      if (point === null) continue;
      const answered = marks.get(name)?.answered;
      const mark = await markOf(join(folder, name), segment.bytes, point);
      marks.set(name, answered === undefined ? mark : { ...mark, answered });
    }
    scheduleMarks();
  }

  async function headBefore(found: Known, index: number): Promise<JournalHead | null> {
    const next = found.survey.segments[index];
    const segment = found.segments[index];
    if (next === undefined || segment === undefined) return null;
    const path = join(folder, segmentName(segment.branch, segment.segment));
    const previous = await readableFile(path, 96).read(56, 32);
    return { sequence: next.firstSequence - 1, hash: previous };
  }

  /**
   * What the notes on the disk remember beyond the end that is written on was given up, by the person's consent or because
   * it was never whole. They go first: or an append that a crash tears would look like something that was acknowledged.
   */
  async function lowerMarks({ segments, head }: Known): Promise<void> {
    const ends = new Map(segments.map((one) => [segmentName(one.branch, one.segment), one.bytes]));
    if (!reachBeyond(saved, ends, head.sequence)) return;
    for (const [name, mark] of lowered(marks, ends, head.sequence)) {
      if (mark === null) marks.delete(name);
      else marks.set(name, mark);
    }
    await writeMarks(marksPath, marks);
    saved = new Map(marks);
  }

  function scheduleMarks(): void {
    if (marksTimer !== null) return;
    marksTimer = setTimeout(() => void saveMarks().catch(() => {}), marksLagMs);
    marksTimer.unref();
  }

  async function saveMarks(): Promise<void> {
    if (marksTimer !== null) clearTimeout(marksTimer);
    marksTimer = null;
    if (known === null || marks.size === 0) return;
    const next = new Map(marks);
    await writeMarks(marksPath, next);
    saved = next;
  }

  return {
    survey: (vaultId) =>
      queue(async () => {
        await cutRefused().catch(() => {});
        return (await look(vaultId)).survey;
      }),

    append: (frames, branch, vaultId) =>
      queue(async () => {
        await cutRefused();
        const now = known ?? (await look(vaultId));
        if (!now.appendable) throw new DiskTrouble('damaged', now.survey.condition.kind);
        const current = now.segments.at(-1) ?? null;
        const plan = planAppend(frames, branch, vaultId, current, now.head);
        await lowerMarks(now);
        try {
          await writePlan(folder, plan.writes);
        } catch (error) {
          // Whatever stands now is looked at anew before the next append.
          known = null;
          refused = plan.writes;
          throw error;
        }
        let segments = [...now.segments];
        for (const write of plan.writes) {
          const grown = {
            segment: write.segment,
            branch: write.branch,
            bytes: write.offset + write.bytes.byteLength,
          };
          segments = [...segments.filter((one) => one.segment !== write.segment), grown];
          const name = segmentName(write.branch, write.segment);
          // The frames stand: that they cannot be looked at just now only costs time at the next start.
          const mark = await markOf(join(folder, name), grown.bytes, write.head).catch(() => null);
          if (mark === null) marks.delete(name);
          else marks.set(name, { ...mark, answered: write.head.sequence });
        }
        known = { ...now, segments, head: plan.head };
        scheduleMarks();
        return { sequence: plan.head.sequence, at: plan.at };
      }),

    async read(segment, offset, length) {
      const source = (await listSegments(folder, new Map())).find((one) => one.segment === segment);
      if (source === undefined) throw new DiskTrouble('missing', 'segment');
      return source.bytes.read(offset, length);
    },

    dropTornTail: (vaultId) =>
      queue(async () => {
        const found = await look(vaultId);
        if (!endsInNoFrame(found)) throw new DiskTrouble('refused', 'no-torn-tail');
        const torn = (await listSegments(folder, new Map())).at(-1);
        if (torn === undefined) return;
        const path = join(folder, torn.name);
        const whole = found.segments.find((one) => one.segment === torn.segment);
        if (whole === undefined) await rm(path);
        else await cutBack(path, whole.bytes);
        await syncFolder(folder);
        await look(vaultId);
      }),

    cutOff: (segment, offset, sequence, vaultId, keep) =>
      queue(async () => {
        const last = (await listSegments(folder, new Map())).at(-1);
        if (last?.segment !== segment) throw new DiskTrouble('refused', 'not-last');
        if ([...marks.values()].some((mark) => (mark.answered ?? 0) >= sequence))
          throw new DiskTrouble('refused', 'acknowledged');
        await keep();
        const path = join(folder, last.name);
        if (offset <= segmentHeaderBytes) await rm(path);
        else await cutBack(path, offset);
        await syncFolder(folder);
        marks.delete(last.name);
        await look(vaultId);
      }),

    standing: (vaultId) =>
      queue(async () => {
        await cutRefused();
        const now = known ?? (await look(vaultId));
        const { condition, appendable } = now.survey;
        return { segments: now.segments, head: now.head, condition: condition.kind, isWalkable: appendable };
      }),

    async saveMarks() {
      await queue(saveMarks);
    },
  };
}

interface Known {
  readonly survey: JournalSurvey;
  readonly segments: readonly OpenSegment[];
  readonly head: JournalHead;
  readonly appendable: boolean;
}

/**
 * True when bytes that are no frame stand after the last whole one: a torn tail, or an end that was cut inside a frame
 * which had been acknowledged. The latter is dropped only when the worker writes back what the store remembers.
 */
function endsInNoFrame({ survey, segments }: Known): boolean {
  const { condition } = survey;
  if (condition.kind !== 'damaged') return condition.kind === 'torn-tail';
  const last = segments.at(-1);
  return !survey.appendable && last?.segment === condition.segment && last.bytes === condition.offset;
}
