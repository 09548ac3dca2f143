import { setTimeout as wait } from 'node:timers/promises';
import { app } from 'electron';
import type { AppParts } from '../app-parts';
import { writeNextStart } from '../profile/next-start';
import { lockedExitCode } from '../profile/pinned';
import type { WindowMemory } from '../profile/plain-state';
import { rememberWindow } from '../window/window-memory';
import type { Clipboards } from './clipboards';
import type { LockEffects } from './lock';
import { markProcess, waitUntilGone } from './process-gone';

/** How long a destroyed window's process may take before it is killed. */
const processMs = 1500;

/** What a lock does in the real app. */
export function lockEffects(parts: AppParts, clipboards: Clipboards): LockEffects {
  let stood: WindowMemory | null = null;
  return {
    tellPage(reason) {
      const { window } = parts;
      if (window === null || window.isDestroyed() || window.webContents.isCrashed()) return false;
      parts.send('locking', { reason });
      return true;
    },
    closeStorage: () => parts.storage.close(),
    clearClipboards: () => clipboards.clearAll(),
    async endWindow() {
      const { window } = parts;
      parts.window = null;
      if (window === null || window.isDestroyed()) return;
      try {
        stood = rememberWindow(window);
        const mark = markProcess(window.webContents.getOSProcessId());
        window.destroy();
        if (mark.pid > 0) await waitUntilGone(mark, processMs);
      } catch {
        // A lock never stays half done: ending the app ends the process too.
      }
    },
    remember: (lastLock) =>
      parts.state.change((now) => ({
        ...now,
        lastLock: lastLock ?? now.lastLock,
        window: stood ?? now.window,
        afterLock: lastLock !== null && lastLock.reason !== 'quit',
      })),
    replaceApp(how) {
      if (how === 'end') writeNextStart(parts.realProfile, { demo: false });
      app.releaseSingleInstanceLock();
      if (how === 'end') app.exit(0);
      else if (app.isPackaged) relaunch();
      else app.exit(lockedExitCode);
    },
    now: () => parts.clock.now(),
    wait: (ms) => wait(ms),
  };
}

/** An AppImage is mounted anew for each start: its own file must be started, not the mounted program. */
function relaunch(): void {
  const image = process.env['APPIMAGE'];
  app.relaunch({ args: process.argv.slice(1), ...(image === undefined ? {} : { execPath: image }) });
  app.exit(0);
}
