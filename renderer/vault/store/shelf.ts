import { COMPARTMENTS } from '../compartments';
import type { Entry } from '../record-store';
import type { Summary } from '../summary';
import type { GoneLine } from './catalogue';

/** Where a line of the catalogue is kept: compartment number, then `people`, `gone`, or a quarter such as `2026Q4`. */
export type Shelf = `${number}/${string}`;

/** People, episodes, settings and what is withdrawn are always hot; dated things lie in the quarter of their date. */
export function shelfOf(line: Entry | GoneLine): Shelf {
  const number = COMPARTMENTS[line.compartment];
  if (!('summary' in line)) return `${number}/gone`;
  const date = dateOf(line.summary);
  return date === undefined ? `${number}/people` : `${number}/${quarterOf(date)}`;
}

/** The quarter of a day or instant, `2026Q4`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`;
}

/** Loaded before the screen is usable: bounded by time, so that ten more years of records cost nothing here. */
export function isHot(shelf: Shelf, oldestHotQuarter: string): boolean {
  const name = shelf.slice(shelf.indexOf('/') + 1);
  return name === 'people' || name === 'gone' || name >= oldestHotQuarter;
}

function dateOf(summary: Summary): string | undefined {
  switch (summary.kind) {
    case 'appointment':
      return summary.startsAt;
    case 'session-note':
      return summary.sessionOn;
    case 'amendment':
      return summary.amendedAt;
    case 'measure-result':
      return summary.takenOn;
    case 'attachment':
      return summary.addedAt;
    default:
      return undefined;
  }
}
