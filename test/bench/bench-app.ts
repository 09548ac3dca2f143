import type { Worker } from '@playwright/test';
import { launchApp, type RunningApp } from '../e2e/app';
import type { Question, QuestionName } from '../../renderer/vault/api';
import { installLink, type Mark } from './vault-link';

/** The app on one profile, and its vault's worker. */
export interface BenchApp {
  readonly app: RunningApp;
  readonly worker: Worker;
  close(): Promise<void>;
}

/** Starts the real app; nobody touches its screen. */
export async function openApp(profile: string, clockShiftMs: number): Promise<BenchApp> {
  const app = await launchApp({
    profile,
    timeoutMs: 120_000,
    env: { CASEKEEP_TEST_CLOCK_SHIFT_MS: String(clockShiftMs), CASEKEEP_TEST_IDLE_SECONDS: '7200' },
  });
  await app.page.locator('main').first().waitFor();
  const worker = await workerOf(app);
  await worker.evaluate(installLink);
  return { app, worker, close: () => app.close() };
}

/** Unlocks, asks `first` the moment it is open, and answers the marks with the moment everything was answered. */
export async function unlock(
  { worker }: BenchApp,
  password: string,
  first: readonly Question<QuestionName>[],
): Promise<{ readonly outcome: string; readonly marks: readonly Mark[]; readonly answeredAt: number }> {
  return worker.evaluate(
    async ({ password, first }) => {
      const { call, marks } = Reflect.get(self, 'bench');
      const outcome = await call('unlock', [{ kind: 'password', password }, 'PROGRESS']);
      const answers = await Promise.all(first.map((question) => call('ask', [question])));
      const answeredAt = performance.now();
      if (answers.some((answer) => answer === undefined)) throw new Error('A question was not answered');
      return { outcome: JSON.stringify(outcome), marks, answeredAt };
    },
    { password, first },
  );
}

/** Resolves when the worker has said `complete`, and the index of words is whole; answers when each was so. */
export async function whenWhole({ worker }: BenchApp): Promise<{ catalogueAt: number; searchAt: number }> {
  return worker.evaluate(async () => {
    const { call, marks } = Reflect.get(self, 'bench');
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
    const whole = () => marks.find(({ step }: Mark) => step === 'complete');
    while (whole() === undefined) await pause();
    const question = { name: 'search', args: { text: 'sleep', limit: 1 } };
    while (!(await call('ask', [question])).complete) await pause();
    return { catalogueAt: whole().at, searchAt: performance.now() };
  });
}

/** Answers a question so many times as there are arguments; the milliseconds of each. */
export async function timedSearches(
  { worker }: BenchApp,
  texts: readonly string[],
): Promise<readonly number[]> {
  return worker.evaluate(async (texts) => {
    const { call } = Reflect.get(self, 'bench');
    const took: number[] = [];
    let found = 0;
    for (const text of texts) {
      const started = performance.now();
      const view = await call('ask', [{ name: 'search', args: { text, limit: 40 } }]);
      took.push(performance.now() - started);
      if (view.total > 0) found += 1;
    }
    if (found < texts.length / 2) throw new Error(`The vault found ${found} of ${texts.length}`);
    return took;
  }, texts);
}

/** Finishes one note after the other; the milliseconds until each was acknowledged. */
export async function timedSaves(
  { worker }: BenchApp,
  episodeId: string,
  today: string,
  texts: readonly string[],
): Promise<readonly number[]> {
  return worker.evaluate(
    async ({ episodeId, today, texts }) => {
      const { call } = Reflect.get(self, 'bench');
      const took: number[] = [];
      for (const themes of texts) {
        const args = {
          draftId: null,
          episodeId,
          appointmentId: null,
          sessionOn: today,
          fields: { themes, risk: '', plan: '' },
          riskOpen: false,
        };
        const started = performance.now();
        const outcome = await call('act', [{ name: 'finish-note', args }]);
        took.push(performance.now() - started);
        if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
      }
      return took;
    },
    { episodeId, today, texts },
  );
}

async function workerOf({ page }: RunningApp): Promise<Worker> {
  for (let tries = 0; tries < 200; tries += 1) {
    const worker = page.workers().find((one) => one.url().includes('worker'));
    if (worker !== undefined) return worker;
    await page.waitForTimeout(50);
  }
  throw new Error('The vault has no worker');
}
