import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { out } from '../../build/paths.mjs';

/** One line of the table of `npm run prove`. */
export interface Proof {
  readonly what: string;
  /** How often it was tried: kills, flips, places searched. */
  readonly tried: number;
  /** What had to be found again, or what the positive control found. */
  readonly found: number;
  readonly lost: number;
  readonly leaked: number;
  readonly note: string;
  /** Everything that was not as it must be, in words; empty when it held. */
  readonly failures: readonly string[];
}

/** A line in which nothing was lost or leaked and nothing failed: what is missing counts as a failure. */
export function holds(proof: Proof): boolean {
  return proof.tried > 0 && proof.lost === 0 && proof.leaked === 0 && proof.failures.length === 0;
}

/** Something that could not be run is a failure that says so. */
export function notRun(what: string, why: string): Proof {
  return { what, tried: 0, found: 0, lost: 0, leaked: 0, note: 'not run', failures: [why] };
}

/** Many cases of one kind as one line. */
export function summed(what: string, cases: readonly Case[], note: string): Proof {
  const failed = cases.filter(({ failure }) => failure !== null);
  return {
    what,
    tried: cases.length,
    found: cases.length - failed.length,
    lost: cases.reduce((sum, one) => sum + one.lost, 0),
    leaked: 0,
    note,
    failures: failed.map(({ name, failure }) => `${name}: ${failure ?? ''}`),
  };
}

/** One case: what was done to what, how many records were lost by it, and what was wrong, or null. */
export interface Case {
  readonly name: string;
  readonly lost: number;
  readonly failure: string | null;
}

/** The table as data, for whoever judges a run: a sabotaged copy is judged by it. */
export async function writeRows(proofs: readonly Proof[]): Promise<void> {
  const folder = join(out, 'results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'prove-rows.json'), JSON.stringify(proofs, null, 2));
}
