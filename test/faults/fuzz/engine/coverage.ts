import { type Profiler, Session } from 'node:inspector';

/** Which blocks of this program's own code have ever run, as V8 counts them. */
export interface Coverage {
  /** True when something ran since the last look that had never run before; it counts as seen from then on. */
  grew(): boolean;
  /** The same without remembering it: what ran in the last stretch can be run again, piece by piece. */
  wouldGrow(): boolean;
  /** Functions that ran at least once. */
  functions(): number;
}

type Stretch = readonly [from: number, to: number];

/** Starts counting. Only code loaded afterwards is counted block by block, so this stands before the imports. */
export function startCoverage(ofScript: string): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  /** Of each function that ran: the stretches of it that never did. */
  const never = new Map<string, readonly Stretch[]>();

  const look = (remember: boolean): boolean => {
    let isNew = false;
    for (const one of takenFrom(session, ofScript)) {
      const [whole] = one.ranges;
      if (whole === undefined || whole.count === 0) continue;
      const key = `${whole.startOffset}:${whole.endOffset}`;
      const idle = one.ranges
        .filter(({ count }) => count === 0)
        .map(({ startOffset, endOffset }): Stretch => [startOffset, endOffset]);
      const before = never.get(key);
      const after = before === undefined ? idle : common(before, idle);
      if (before !== undefined && lengthOf(after) === lengthOf(before)) continue;
      isNew = true;
      if (remember) never.set(key, after);
    }
    return isNew;
  };
  return { grew: () => look(true), wouldGrow: () => look(false), functions: () => never.size };
}

function takenFrom(session: Session, ofScript: string): readonly Profiler.FunctionCoverage[] {
  const functions: Profiler.FunctionCoverage[] = [];
  // Answered before `post` returns: the session is connected to this very thread.
  session.post('Profiler.takePreciseCoverage', (_error, taken) => {
    for (const script of taken?.result ?? [])
      if (script.url === ofScript) functions.push(...script.functions);
  });
  return functions;
}

function common(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return some.flatMap(([from, to]) =>
    others.flatMap(([start, end]): Stretch[] => {
      const first = Math.max(from, start);
      const last = Math.min(to, end);
      return first < last ? [[first, last]] : [];
    }),
  );
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [from, to]) => sum + to - from, 0);
}
