import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Target } from '../../faults/fuzz/engine/target';
import { REGRESSIONS } from '../../faults/fuzz/regressions';
import { allTargets } from '../../faults/fuzz/targets/all-targets';
import { temporaryFolder } from '../../fixtures/storage-in-node';

let targets: readonly Target[];
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  targets = await allTargets(folder.path);
});
afterAll(() => folder.remove());

describe('inputs that once broke a reader', () => {
  test.each(REGRESSIONS)(
    'when $target is fed what was $outcome, then it answers',
    async ({ target, input }) => {
      const found = targets.find(({ name }) => name === target);

      expect(found).toBeDefined();
      await found?.run(input);
    },
  );

  test('when a reader is fed what is sound, then it answers, too', async () => {
    for (const { run, seeds } of targets) for (const seed of seeds) await run(seed);

    expect(targets.length).toBeGreaterThanOrEqual(40);
  });
});
