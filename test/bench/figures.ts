/** What was measured so many times. */
export interface Figures {
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly p99: number;
}

export function figures(values: readonly number[]): Figures {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { n: sorted.length, median: at(0.5), min: at(0), max: at(1), p99: at(0.99) };
}

/** One line of the table. */
export interface Metric {
  readonly metric: string;
  readonly unit: 'ms' | 'MB';
  readonly measured: Figures;
  /** Null where this run has nothing to compare with. */
  readonly peer: { readonly name: string; readonly figures: Figures } | null;
  readonly target: string;
  /** The target's own measure, worked out from this run; null when the target's peer is not run here. */
  readonly verdict: 'reached' | 'missed' | 'no peer here';
}

/** Measured ÷ peer, of the medians. */
export function ratioOf({ measured, peer }: Pick<Metric, 'measured' | 'peer'>): number | null {
  return peer === null ? null : measured.median / peer.figures.median;
}

/** Against a limit on the ratio of the medians. */
export function within(limit: number, measured: Figures, peer: Figures): Metric['verdict'] {
  return measured.median <= limit * peer.median ? 'reached' : 'missed';
}

export function printTable(metrics: readonly Metric[]): string {
  const rows = metrics.map((one) => {
    const ratio = ratioOf(one);
    return [
      one.metric,
      show(one.measured, one.unit),
      one.peer === null ? '–' : `${one.peer.name}: ${show(one.peer.figures, one.unit)}`,
      ratio === null ? '–' : `${ratio < 0.1 ? ratio.toFixed(4) : ratio.toFixed(2)}×`,
      one.target,
      one.verdict,
    ];
  });
  const table = [['metric', 'measured', 'peer', 'ratio', 'target', 'verdict'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function show({ n, median, min, max }: Figures, unit: Metric['unit']): string {
  const one = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  return n === 1
    ? `${one(median)} ${unit} (n 1)`
    : `${one(median)} ${unit} (n ${n}, ${one(min)}–${one(max)})`;
}
