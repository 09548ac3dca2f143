// breaks: vitest(no-disabled-tests)
import { expect, test } from 'vitest';

test.skip('when skipped, then unproven', () => {
  expect(1).toBe(1);
});
