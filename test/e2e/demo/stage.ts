import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { launchApp, type AppOptions, type RunningApp } from '../app';
import { FrontDoor } from '../pages/front-door';
import { Shell } from '../pages/shell';
import type { Report } from './report';

const answers = z.object({
  places: z.array(z.string()),
  sources: z.array(z.string()),
  targets: z.array(z.string()),
});

/** One profile and the app on it, through all its starts; the file dialogs answer what the demo says. */
export class Stage {
  readonly #answers: string;
  #app: RunningApp | null = null;

  readonly folder: string;
  readonly report: Report;

  private constructor(folder: string, report: Report) {
    this.folder = folder;
    this.report = report;
    this.#answers = join(folder, 'answers.json');
    writeFileSync(this.#answers, JSON.stringify({ places: [], sources: [], targets: [] }));
  }

  static async open(report: Report): Promise<Stage> {
    return new Stage(await mkdtemp(join(tmpdir(), 'casekeep-demo-')), report);
  }

  get app(): RunningApp {
    if (this.#app === null) throw new Error('The app is not running');
    return this.#app;
  }

  get page(): Page {
    return this.app.page;
  }

  get profile(): string {
    return join(this.folder, 'profile');
  }

  get shell(): Shell {
    return new Shell(this.page);
  }

  get frontDoor(): FrontDoor {
    return new FrontDoor(this.page);
  }

  /** What the next file dialog of this sort answers. */
  answer(what: 'places' | 'sources' | 'targets', path: string): void {
    const all = answers.parse(JSON.parse(readFileSync(this.#answers, 'utf8')));
    writeFileSync(this.#answers, JSON.stringify({ ...all, [what]: [...all[what], path] }));
  }

  async start(env: Readonly<Record<string, string>> = {}, options: AppOptions = {}): Promise<void> {
    this.#app = await launchApp({
      profile: this.profile,
      onMessage: this.report.hear,
      ...options,
      env: { CASEKEEP_TEST_CHOOSE: this.#answers, CASEKEEP_TEST_PLACES: '500', ...env },
    });
    this.page.setDefaultTimeout(20_000);
  }

  /** After something locked the app: waits for its agreed end and starts it again. */
  async again(): Promise<void> {
    this.#app = await this.app.relaunchAfterLock();
    this.page.setDefaultTimeout(20_000);
  }

  async lock(): Promise<void> {
    await this.shell.lock();
    await this.again();
  }

  /** What stands on screen when a part fails; nothing where the app is gone. */
  async picture(path: string): Promise<void> {
    await this.#app?.page.screenshot({ path }).catch(() => undefined);
  }

  async kill(): Promise<void> {
    await this.app.kill();
    this.#app = null;
  }

  async close(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
