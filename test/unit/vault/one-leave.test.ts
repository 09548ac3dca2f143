import { describe, expect, test } from 'vitest';
import { oneLeave } from '../../../renderer/vault/edge/one-leave';

describe('leave to export', () => {
  test('when a leave is older than ten minutes, then it is none', () => {
    let now = 0;
    const leave = oneLeave(() => now);

    leave.give();
    now = 10 * 60_000 + 1;

    expect(leave.take()).toBe(false);
  });
});
