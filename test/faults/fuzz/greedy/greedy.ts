import { join } from 'node:path';
import { z } from 'zod';
import type { Proof } from '../../proof';
import { buildChild } from '../child/build-child';
import { type Limits, watchChild } from '../child/watch-child';

/** A bare child with the cases in it is about 170 MiB; any one of their claims would be far more. */
const LIMITS = { secondsAnInput: 30, mib: 600 };

const line = z.object({ name: z.string(), failure: z.string().nullable() });

/** Small inputs that claim very much: each is answered by name, in a process that stays small and goes on. */
export async function greedy(folder: string): Promise<Proof> {
  const child = await buildChild('test/faults/fuzz/greedy/child/run.ts');
  const run = (limits: Partial<Limits>, ...planted: readonly string[]) => {
    const current = join(folder, `greedy-${planted.join()}`);
    return watchChild(child.path, [current, ...planted], current, { ...limits, folder });
  };
  try {
    const [done, memory, time] = await Promise.all([
      run(LIMITS),
      run({ mib: LIMITS.mib }, 'memory'),
      run({ secondsAnInput: 2 }, 'time'),
    ]);
    const cases = done.lines.map((one) => line.parse(JSON.parse(one)));
    const isSeen = /MiB/.test(memory.trouble ?? '') && /seconds/.test(time.trouble ?? '');
    const during = Buffer.from(done.input, 'base64').toString('utf8');
    const failures = [
      ...cases.flatMap(({ name, failure }) => (failure === null ? [] : [`${name}: ${failure}`])),
      ...(done.trouble === null ? [] : [`${during}: ${done.trouble}`]),
      ...(isSeen ? [] : ['a process that was made to take too much was not noticed']),
    ];
    return {
      what: 'small inputs that claim very much',
      tried: cases.length,
      found: cases.filter(({ failure }) => failure === null).length,
      lost: 0,
      leaked: 0,
      note: `lengths, counts, costs, files without end; at most ${done.mostMib} MiB; a planted hunger for memory and one for time were noticed`,
      failures,
    };
  } finally {
    await child.remove();
  }
}
