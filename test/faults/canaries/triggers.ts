import type { RunningApp } from '../../e2e/app';
import { processTree } from '../app/process-tree';
import type { Desktop } from './desktop';
import { clickOnScreen, opensWindow, pressOnScreen } from './display';

/** Everything that locks, and two ways to end without a lock. */
export const TRIGGERS = [
  'key',
  'menu',
  'button',
  'idle',
  'sleep',
  'screen saver',
  'window closed',
  'page aborted',
  'main aborted',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Long enough for every act and the search of memory between two of them, short enough to be waited for. */
export const IDLE_SECONDS = 30;

/** Does what sets it off; the app's end is waited for elsewhere. */
export async function setOff(trigger: Trigger, app: RunningApp, desktop: Desktop): Promise<void> {
  const { page, pid } = app;
  switch (trigger) {
    case 'key':
      await clickOnScreen(page, page.locator('.foot'));
      pressOnScreen('ctrl+l');
      return;
    case 'menu':
      await page.keyboard.press('Escape');
      await clickOnScreen(page, page.locator('.foot'));
      pressOnScreen('Alt_L');
      await page.waitForTimeout(300);
      await opensWindow(() => pressOnScreen('Down'));
      pressOnScreen('Down', 'Down', 'Down', 'Return');
      return;
    case 'button':
      for (let tries = 0; tries < 3 && (await page.getByRole('dialog').count()) > 0; tries += 1) {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(200);
      }
      await clickOnScreen(page, page.locator('.foot-lock'));
      return;
    case 'idle':
      return;
    case 'sleep':
      return desktop.sleep();
    case 'screen saver':
      return desktop.screenSaver(true);
    case 'window closed':
      await clickOnScreen(page, page.locator('.foot'));
      pressOnScreen('alt+F4');
      return;
    case 'page aborted':
      abort(processTree(pid).find(({ command }) => command.includes('--type=renderer'))?.pid);
      return;
    case 'main aborted':
      abort(pid);
      return;
  }
}

function abort(pid: number | undefined): void {
  if (pid === undefined) throw new Error('there is no such process');
  process.kill(pid, 'SIGABRT');
}
