import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Step, step } from './step';

const kept = z.object({ found: z.string(), steps: z.array(step) });

/** A history that once showed a weakness; it is played again in every form. */
export interface Regression {
  readonly name: string;
  /** What was found with it. */
  readonly found: string;
  readonly steps: readonly Step[];
}

export async function regressions(): Promise<readonly Regression[]> {
  const folder = join(import.meta.dirname, 'regressions');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: name.replace('.json', ''),
      ...kept.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    })),
  );
}
