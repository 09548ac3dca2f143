import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../../e2e/app';
import { Shell } from '../../e2e/pages/shell';
import { frontOf, unlockOnScreen } from '../app/front';
import { killTree, processTree } from '../app/process-tree';
import { layOnto, type SmallDisk } from './small-disk';
import type { UsedFolders } from './used-laptop';

/** The real app between two small disks, and what it said so far. */
export interface ScreenStage {
  readonly profile: SmallDisk;
  readonly drive: SmallDisk;
  readonly used: UsedFolders;
  readonly page: Page;
  readonly shell: Shell;
  readonly app: RunningApp;
  /** Sentences that were what they had to be. */
  readonly said: readonly string[];
  readonly failures: string[];
  /** What the file dialogs will answer. */
  answer(what: 'places' | 'sources' | 'targets', path: string): void;
  /** Waits for a sentence in a place of the screen and holds it against what must be said. */
  hear(where: Locator, words: RegExp): Promise<void>;
  check(isRight: boolean, what: string): void;
  start(): Promise<void>;
  /** Starts and unlocks; throws when that does not open. */
  open(): Promise<void>;
  end(): Promise<void>;
}

export async function layStage(
  folder: string,
  env: Readonly<Record<string, string>>,
  used: UsedFolders,
  { profile, drive }: { readonly profile: SmallDisk; readonly drive: SmallDisk },
): Promise<ScreenStage> {
  layOnto(used.profile, profile.folder);
  layOnto(used.drive, drive.folder);
  const answers = join(folder, 'answers.json');
  const answered: Record<string, readonly string[]> = { places: [], sources: [], targets: [] };
  const said: string[] = [];
  let running: RunningApp | null = null;
  const write = (): void => writeFileSync(answers, JSON.stringify(answered));
  write();
  const stage: ScreenStage = {
    profile,
    drive,
    used,
    said,
    failures: [],
    get app() {
      if (running === null) throw new Error('the app does not run');
      return running;
    },
    get page() {
      return stage.app.page;
    },
    get shell() {
      return new Shell(stage.page);
    },
    answer(what, path) {
      answered[what] = [path];
      write();
    },
    async hear(where, words) {
      const right = where.filter({ hasText: words }).first();
      const isRight = await right.waitFor({ timeout: 30_000 }).then(
        () => true,
        () => false,
      );
      if (isRight) said.push((await right.innerText()).replaceAll('\n', ' '));
      else {
        const instead = await where.allInnerTexts().catch(() => []);
        stage.failures.push(`instead of ${String(words)} it says "${instead.join(' | ').slice(0, 300)}"`);
      }
    },
    check(isRight, what) {
      if (!isRight) stage.failures.push(what);
    },
    async start() {
      running = await launchApp({
        profile: profile.folder,
        env: { ...env, CASEKEEP_TEST_CHOOSE: answers, CASEKEEP_TEST_PLACES: '300' },
        timeoutMs: 90_000,
      });
      running.page.setDefaultTimeout(30_000);
    },
    async open() {
      await stage.start();
      const front = await frontOf(stage.page);
      const opened = front === 'locked' ? await unlockOnScreen(stage.page) : null;
      if (opened?.kind !== 'open')
        throw new Error(`lost: it does not open (${front}, ${opened?.said ?? ''})`);
    },
    async end() {
      if (running === null) return;
      const app = running;
      running = null;
      await app.close();
      killTree(processTree(app.pid));
      await app.exited;
    },
  };
  return stage;
}
