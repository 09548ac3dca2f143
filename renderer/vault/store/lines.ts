import { z } from 'zod';
import { KINDS, type RecordKind } from '../../domain/record';
import { textOf, utf8 } from '../crypto/bytes';
import type { Entry } from '../record-store';
import type { GoneLine } from './catalogue';

/** Bytes of JSON after which a new catalogue segment starts: 64 KiB would cost twice as much to load, 1 MiB no less. */
export const SEGMENT_BYTES = 256 * 1024;

/** One line of the catalogue as it is kept: an array, because names repeated 100,000 times cost a third of the time. */
type Line = readonly [
  id: Entry['id'],
  kind: RecordKind,
  revision: number,
  unit: string,
  keyGeneration: number,
  sequence: number,
  segment: number,
  offset: number,
  summary: Entry['summary'] | null,
];

/** JSON of one line; lines are joined by commas inside brackets. */
export function lineText(line: Entry | GoneLine): string {
  const { id, kind, revision, unit, keyGeneration, sequence, at } = line;
  const summary = 'summary' in line ? line.summary : null;
  const parts: Line = [id, kind, revision, unit, keyGeneration, sequence, at.segment, at.offset, summary];
  return JSON.stringify(parts);
}

/** The bytes of a segment or delta. */
export function linesBytes(lines: readonly string[]): Uint8Array {
  return utf8(`[${lines.join(',')}]`);
}

/**
 * Hands every line to its taker; answers how many there were, or undefined when the bytes are not such a list. The bytes were
 * sealed by this vault and opened just now, so the shape of the list is checked, and each kind, but not every field again:
 * at 100,000 lines that is most of the time an unlock takes.
 */
export function readLines(
  plain: Uint8Array,
  onEntry: (entry: Entry) => void,
  onGone: (line: GoneLine) => void,
): number | undefined {
  const lines = parseLines(plain);
  if (!lines) return undefined;
  for (const [id, kind, revision, unit, keyGeneration, sequence, segment, offset, summary] of lines) {
    const known = KINDS[kind];
    if (!known) return undefined;
    const line = {
      id,
      kind,
      revision,
      compartment: known.compartment,
      unit,
      keyGeneration,
      sequence,
      at: { segment, offset },
    };
    if (summary === null) onGone(line);
    else onEntry({ ...line, summary });
  }
  return lines.length;
}

const outline = z.array(z.unknown());

function parseLines(plain: Uint8Array): readonly Line[] | undefined {
  try {
    const lines = outline.safeParse(JSON.parse(textOf(plain)));
    const isWhole = lines.success && lines.data.every((line) => Array.isArray(line) && line.length === 9);
    return isWhole ? (lines.data as readonly Line[]) : undefined;
  } catch {
    return undefined;
  }
}
