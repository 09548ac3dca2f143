import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { LastLock } from '../../../electron/contract/state';
import { idleTimer } from '../../../electron/main/lock/idle-timer';
import { type LockEffects, oneLock } from '../../../electron/main/lock/lock';
import { isAlive, markProcess, waitUntilGone } from '../../../electron/main/lock/process-gone';

function aLock(part: Partial<LockEffects> = {}) {
  const done: string[] = [];
  const remembered: (LastLock | null)[] = [];
  const waits: (() => void)[] = [];
  const effects: LockEffects = {
    tellPage: (reason) => {
      done.push(`tell ${reason}`);
      return true;
    },
    closeStorage: async () => void done.push('storage'),
    clearClipboards: () => void done.push('clipboards'),
    endWindow: async () => void done.push('window'),
    remember: async (lastLock) => void remembered.push(lastLock),
    replaceApp: (how) => void done.push(how),
    now: () => new Date('2026-11-23T09:00:00Z'),
    wait: () => new Promise((resolve) => waits.push(resolve)),
    ...part,
  };
  return { lock: oneLock(effects), done, remembered, timeOut: () => waits.splice(0).forEach((end) => end()) };
}

describe('the lock', () => {
  it('when the page answers, then drafts, copies, clipboards, window and app end in this order', async () => {
    const { lock, done, remembered } = aLock();
    lock.unlocked();

    const locking = lock.lock('key');
    lock.pageReady(2);
    await locking;

    expect(done).toEqual(['tell key', 'storage', 'clipboards', 'window', 'restart']);
    expect(remembered).toEqual([
      { at: '2026-11-23T09:00:00.000Z', reason: 'key', draftsKept: 2, draftsSealed: true },
    ]);
  });

  it('when the page does not answer within its second, then it is ended all the same and that is remembered', async () => {
    const { lock, done, remembered, timeOut } = aLock();
    lock.unlocked();

    const locking = lock.lock('idle');
    timeOut();
    await locking;

    expect(done.at(-1)).toBe('restart');
    expect(remembered[0]).toMatchObject({ reason: 'idle', draftsSealed: false });
  });

  it('when a copy does not stop, or the disk refuses, then the lock still ends the app', async () => {
    const { lock, done, timeOut } = aLock({
      closeStorage: () => new Promise(() => {}),
      remember: () => Promise.reject(new Error('full')),
    });
    lock.unlocked();

    const locking = lock.lock('suspend');
    lock.pageReady(0);
    const tick = setInterval(timeOut, 1);
    await locking;
    clearInterval(tick);

    expect(done.at(-1)).toBe('restart');
  });

  it('when several triggers come at once, then one lock happens', async () => {
    const { lock, done } = aLock();
    lock.unlocked();

    const all = [lock.lock('key'), lock.lock('idle'), lock.lock('menu')];
    lock.pageReady(0);
    await Promise.all(all);

    expect(done.filter((one) => one === 'restart')).toHaveLength(1);
  });

  it('when nobody has unlocked, then triggers do nothing, but a restore, a lost page and a quit still replace or end it', async () => {
    const quiet = aLock();
    for (const reason of ['key', 'menu', 'idle', 'suspend', 'screen-lock', 'minimise'] as const)
      await quiet.lock.lock(reason);
    expect(quiet.done).toEqual([]);

    for (const reason of ['restored', 'page-gone', 'rebuild'] as const) {
      const { lock, done, remembered } = aLock();
      await lock.lock(reason);
      expect(done).toEqual(['storage', 'window', 'restart']);
      expect(remembered).toEqual([null]);
    }
    const ended = aLock();
    await ended.lock.lock('quit');
    expect(ended.done.at(-1)).toBe('end');
  });

  it('when the person quits while it is open, then drafts are sealed first and no fresh app comes', async () => {
    const { lock, done, remembered } = aLock();
    lock.unlocked();

    const locking = lock.lock('quit');
    lock.pageReady(1);
    await locking;

    expect(done).toEqual(['tell quit', 'storage', 'clipboards', 'window', 'end']);
    expect(remembered[0]).toMatchObject({ reason: 'quit', draftsKept: 1, draftsSealed: true });
  });

  it('when the page is gone, then nobody waits for it', async () => {
    const { lock, done, remembered } = aLock({ tellPage: () => false });
    lock.unlocked();

    await lock.lock('page-gone');

    expect(done.at(-1)).toBe('restart');
    expect(remembered[0]).toMatchObject({ draftsSealed: false });
  });
});

describe('the idle timer', () => {
  function aTimer(limit: number) {
    let monotonic = 0;
    let uptime = 500;
    const said: string[] = [];
    const timer = idleTimer(
      limit,
      { monotonicMs: () => monotonic, uptimeSeconds: () => uptime },
      {
        countdown: (left) => void said.push(`countdown ${left}`),
        remaining: () => {},
        idle: () => void said.push('idle'),
        slept: () => void said.push('slept'),
      },
    );
    return {
      timer,
      said,
      pass: (seconds: number, asleep = 0): void => {
        monotonic += seconds * 1000;
        uptime += seconds + asleep;
        timer.tick();
      },
    };
  }

  it('when nothing is touched, then the last half minute counts down and the lock comes once', () => {
    const { said, pass } = aTimer(300);
    for (let second = 0; second < 269; second += 1) pass(1);
    expect(said).toEqual([]);

    for (let second = 0; second < 40; second += 1) pass(1);

    expect(said[0]).toBe('countdown 30');
    expect(said.filter((one) => one === 'idle')).toHaveLength(1);
    expect(said.at(-1)).toBe('idle');
  });

  it('when something is touched within the countdown, then it ends and starts from the beginning', () => {
    const { timer, said, pass } = aTimer(300);
    pass(280);

    timer.touched();
    pass(200);

    expect(said).toEqual(['countdown 20', 'countdown null']);
  });

  it('when the machine slept without saying so, then that locks', () => {
    const { said, pass } = aTimer(300);
    pass(1);
    pass(1, 60);

    expect(said).toEqual(['slept']);
  });

  it('when the limit is made shorter, then it holds at once', () => {
    const { timer, said, pass } = aTimer(300);
    pass(90);
    timer.setLimit(60);
    pass(1);

    expect(said).toEqual(['idle']);
  });
});

describe('a dying process', () => {
  it('when it is still there after its patience, then it is killed; afterwards it is gone and asking never throws', async () => {
    const child = spawn(process.execPath, ['-e', "process.on('SIGTERM',()=>{});setInterval(()=>{},1000)"]);
    await once(child, 'spawn');
    const mark = markProcess(child.pid ?? 0);
    expect(isAlive(mark)).toBe(true);

    await waitUntilGone(mark, 50);

    expect(isAlive(mark)).toBe(false);
    await waitUntilGone(mark, 50);
  });

  it('when its number was given to another process, then it counts as gone', () => {
    expect(isAlive({ pid: process.pid, startTime: '1' })).toBe(false);
    expect(isAlive(markProcess(process.pid))).toBe(true);
  });
});
