import type { Coverage } from './coverage';
import { havoc } from './havoc';
import { type Random, seededRandom } from './random';
import type { Target } from './target';

/** Inputs between two looks at the coverage: a look costs as much as a hundred of them. */
const BATCH = 128;

export interface LoopFinding {
  readonly input: Uint8Array;
  readonly error: string;
}

export interface LoopResult {
  readonly executed: number;
  /** Inputs that were kept because they reached something new. */
  readonly kept: number;
  readonly slowestMs: number;
  /** Of the processor: what the machine does beside is not counted. */
  readonly seconds: number;
  readonly findings: readonly LoopFinding[];
}

export interface LoopPlan {
  readonly executions: number;
  /** Stops at so many different findings. */
  readonly mostFindings: number;
  readonly seed: number;
  /** Null: blindly, keeping nothing; to show what the coverage is good for. */
  readonly coverage: Coverage | null;
  /** Told before each input is run, so that one that never ends is known. */
  readonly onInput: (input: Uint8Array) => void;
}

/** Feeds a reader inputs that come from sound ones by changes; an input that reaches new code is kept and changed in turn. */
export async function fuzzLoop(target: Target, plan: LoopPlan): Promise<LoopResult> {
  const { executions, coverage } = plan;
  const random = seededRandom(plan.seed);
  const words = (target.words ?? []).map((word) => new Uint8Array(Buffer.from(word, 'utf8')));
  const corpus: Uint8Array[] = [...target.seeds];
  const findings: LoopFinding[] = [];
  let executed = 0;
  let slowestMs = 0;
  const begun = processorSeconds();

  const run = async (input: Uint8Array): Promise<void> => {
    plan.onInput(input);
    executed += 1;
    const started = performance.now();
    try {
      await target.run(input.slice());
    } catch (error) {
      note(findings, input, error);
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
  };

  /** Those of a stretch that reach something new, found by halving it. */
  const keep = async (stretch: readonly Uint8Array[], seen: Coverage): Promise<void> => {
    for (const input of stretch) await run(input);
    const [only] = stretch;
    if (stretch.length === 1 && only !== undefined) {
      if (seen.grew()) corpus.push(only);
    } else if (seen.wouldGrow()) {
      for (const half of halves(stretch)) await keep(half, seen);
    }
  };

  for (const seed of target.seeds) await run(seed);
  coverage?.grew();
  while (executed < executions && findings.length < plan.mostFindings) {
    const batch = Array.from({ length: BATCH }, () => nextInput(target, corpus, random, words));
    for (const input of batch) await run(input);
    if (coverage === null || !coverage.wouldGrow()) continue;
    for (const half of halves(batch)) await keep(half, coverage);
  }
  return {
    executed,
    kept: corpus.length - target.seeds.length,
    slowestMs,
    seconds: processorSeconds() - begun,
    findings,
  };
}

function halves<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)].filter(({ length }) => length > 0);
}

function nextInput(
  target: Target,
  corpus: readonly Uint8Array[],
  random: Random,
  words: readonly Uint8Array[],
): Uint8Array {
  // What was found last is the least explored.
  const recent = corpus.slice(-8);
  const input = random.pick(random.oneIn(2) ? recent : corpus) ?? new Uint8Array();
  const byStructure = target.change !== undefined && (target.neverBlind === true || random.oneIn(2));
  const changed = byStructure ? target.change(input, random) : input;
  const isEnough = byStructure && (target.neverBlind === true || !random.oneIn(4));
  return isEnough ? changed : havoc(changed, random, corpus, words);
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** One of each kind: the same bug is found again and again. */
function note(findings: LoopFinding[], input: Uint8Array, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const where = text.split('\n').slice(0, 3).join(' ');
  if (!findings.some((one) => one.error === where)) findings.push({ input, error: where });
}
