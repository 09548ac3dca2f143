// breaks: vitest(no-focused-tests)
import { expect, test } from 'vitest';

test.only('when one is alone, then the rest is unproven', () => {
  expect(1).toBe(1);
});
