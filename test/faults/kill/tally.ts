import type { Proof } from '../proof';
import { type Phase, PHASES } from './phases';

/** What kills in one phase came to; every count is of something that happened. */
export interface PhaseCounts {
  kills: number;
  acknowledged: number;
  lost: number;
  halves: number;
  firstRunScreens: number;
}

/** A row of the table. */
export type Row = Phase | 'between';

/** The rows of the storm: a kill counts in the phase whose act it cut off, else in the row of those that fell between acts. */
export interface Tally {
  killed(phase: Phase, cutOff: boolean): Row;
  /** What the look after a kill found, in the row of that kill. */
  found(row: Row, found: Readonly<Partial<Omit<PhaseCounts, 'kills'>>>): void;
  fail(row: Row, words: string): void;
  killsIn(phase: Phase): number;
  /** Losses planted on purpose, and how many of them were reported. */
  planted(losses: number, reported: number): void;
  rows(where: string, phases: readonly Phase[]): readonly Proof[];
  readonly kills: number;
}

export function newTally(): Tally {
  const counts = new Map<Row, PhaseCounts>();
  const failures = new Map<Row, string[]>();
  let total = 0;
  let planted = 0;
  let reported = 0;
  const of = (row: Row): PhaseCounts => {
    const known = counts.get(row) ?? { kills: 0, acknowledged: 0, lost: 0, halves: 0, firstRunScreens: 0 };
    counts.set(row, known);
    return known;
  };
  const rowOf = (where: string, row: Row, what: string, inAll: number): Proof => {
    const { kills, acknowledged, lost, halves, firstRunScreens } = of(row);
    const wrong = failures.get(row) ?? [];
    return {
      what: `kill -9, ${where}: ${what}`,
      tried: kills,
      found: acknowledged - lost,
      lost,
      leaked: 0,
      note: `acknowledged ${acknowledged}, half states ${halves}, first-run screens ${firstRunScreens}${inAll > 0 ? `; ${inAll} kills in all` : ''}`,
      failures: wrong,
    };
  };
  return {
    get kills() {
      return total;
    },
    killed(phase, cutOff) {
      total += 1;
      const row = cutOff ? phase : 'between';
      of(row).kills += 1;
      return row;
    },
    killsIn: (phase) => of(phase).kills,
    planted(losses, seen) {
      planted += losses;
      reported += seen;
    },
    found(inRow, found) {
      const row = of(inRow);
      row.acknowledged += found.acknowledged ?? 0;
      row.lost += found.lost ?? 0;
      row.halves += found.halves ?? 0;
      row.firstRunScreens += found.firstRunScreens ?? 0;
    },
    fail(row, words) {
      failures.set(row, [...(failures.get(row) ?? []), words]);
    },
    rows(where, phases) {
      const between = of('between');
      return [
        ...phases.map((phase) => rowOf(where, phase, PHASES[phase], 0)),
        ...(between.kills + (failures.get('between')?.length ?? 0) > 0
          ? [rowOf(where, 'between', 'between two acts', total)]
          : []),
        ...(planted > 0 ? [controlRow(where, planted, reported)] : []),
      ];
    },
  };
}

/** Had these not been reported, nothing above would be shown. */
function controlRow(where: string, planted: number, reported: number): Proof {
  return {
    what: `control, ${where}: journal cut back, vault folder gone`,
    tried: planted,
    found: reported,
    lost: 0,
    leaked: 0,
    note: 'planted in copies; each must be reported',
    failures: reported < planted ? [`${planted - reported} planted losses were not reported`] : [],
  };
}
