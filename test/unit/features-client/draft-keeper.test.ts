import { describe, expect, test } from 'vitest';
import { DraftKeeper } from '../../../renderer/ui/draft-keeper';

/** A clock that only moves when told to, so that no test waits. */
function aClock() {
  let now = 0;
  let next = 1;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    setTimer: (run: () => void, ms: number) => {
      timers.set(next, { at: now + ms, run });
      return next++;
    },
    clearTimer: (timer: number) => void timers.delete(timer),
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) break;
        now = Math.max(now, due[1].at);
        timers.delete(due[0]);
        due[1].run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

const settle = () => new Promise((done) => setImmediate(done));

function aKeeper(answers: readonly ('disk-full' | null)[] = []) {
  const clock = aClock();
  const keptAt: number[] = [];
  const keeper = new DraftKeeper<'disk-full'>({
    keep: async () => {
      const answer = answers[keptAt.length] ?? null;
      keptAt.push(clock.now());
      return answer;
    },
    now: clock.now,
    setTimer: clock.setTimer,
    clearTimer: clock.clearTimer,
  });
  return { clock, keeper, keptAt };
}

describe('keeping a draft', () => {
  test('when the typing pauses, then the text is kept within 300 ms', async () => {
    const { clock, keeper, keptAt } = aKeeper();

    keeper.changed();
    await clock.pass(1000);

    expect(keptAt).toEqual([300]);
    expect(keeper.state()).toEqual({ kind: 'kept', at: 300, newerText: false });
  });

  test('when somebody types without a pause, then the text is kept at least every 800 ms', async () => {
    const { clock, keeper, keptAt } = aKeeper();

    for (let key = 0; key < 40; key += 1) {
      keeper.changed();
      await clock.pass(100);
    }
    await clock.pass(1000);

    const gaps = keptAt.map((at, index) => at - (keptAt[index - 1] ?? 0));
    expect(keptAt.length).toBeGreaterThan(3);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1000);
    expect(keptAt.at(-1)).toBeLessThanOrEqual(3900 + 800);
  });

  test('when a key falls while the text is being kept, then the newer text is kept right after it', async () => {
    const clock = aClock();
    const finish: (() => void)[] = [];
    const keeper = new DraftKeeper<'disk-full'>({
      keep: () => new Promise((done) => finish.push(() => done(null))),
      ...clock,
    });

    keeper.changed();
    await clock.pass(300);
    keeper.changed();
    await clock.pass(2000);
    finish[0]?.();
    await settle();
    await clock.pass(1);

    expect(finish.length).toBe(2);
    expect(keeper.state()).toMatchObject({ kind: 'kept', newerText: true });
  });

  test('when the disk is full, then it says so, tries again by itself and never claims to have kept it', async () => {
    const { clock, keeper, keptAt } = aKeeper(['disk-full', 'disk-full']);

    keeper.changed();
    await clock.pass(400);
    expect(keeper.state()).toEqual({ kind: 'failed', failure: 'disk-full' });

    await clock.pass(11_000);
    expect(keptAt.length).toBe(3);
    expect(keeper.state()).toMatchObject({ kind: 'kept', newerText: false });
  });

  test('when the laptop locks, then a flush keeps the last keys without waiting for a pause', async () => {
    const { keeper, keptAt } = aKeeper();

    keeper.changed();
    await keeper.flush();

    expect(keptAt).toEqual([0]);
  });

  test('when nothing was typed, then a flush keeps nothing', async () => {
    const { keeper, keptAt } = aKeeper();

    await keeper.flush();

    expect(keptAt).toEqual([]);
    expect(keeper.state()).toEqual({ kind: 'untouched' });
  });

  test('when the note is finished, then no late keep brings its draft back', async () => {
    const { clock, keeper, keptAt } = aKeeper(['disk-full']);

    keeper.changed();
    await clock.pass(400);
    keeper.changed();
    await keeper.halt();
    await clock.pass(20_000);

    expect(keptAt).toEqual([300]);
  });
});
