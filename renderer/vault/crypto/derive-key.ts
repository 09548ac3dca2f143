import { z } from 'zod';
import { argon, type ArgonInput, type ArgonOutcome } from './argon';
import { KEY_BYTES, keyFrom } from './key';

const answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('derived'),
    key: z.instanceof(Uint8Array).refine((key) => key.length === KEY_BYTES),
  }),
  z.object({ kind: z.literal('not-enough-memory') }),
]);

/**
 * Argon2id in a worker of its own that is ended afterwards, so that its memory (up to 1 GiB, with the password in it)
 * goes back to the system. Where there are no workers (tests in Node) it runs in place.
 */
export function deriveKey(input: ArgonInput): Promise<ArgonOutcome> {
  if (typeof Worker === 'undefined') return argon(input);
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./derive-worker.ts', import.meta.url), { type: 'module' });
    const end = (outcome: ArgonOutcome) => {
      worker.terminate();
      resolve(outcome);
    };
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      const parsed = answer.parse(event.data);
      end(parsed.kind === 'derived' ? { kind: 'derived', key: keyFrom(parsed.key) } : parsed);
    });
    // A worker that cannot start or dies has run out of memory as far as anybody can tell from here.
    worker.addEventListener('error', () => end({ kind: 'not-enough-memory' }));
    worker.postMessage(input);
  });
}
