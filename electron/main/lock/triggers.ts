import { uptime } from 'node:os';
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { BridgeEvents } from '../../contract/bridge';
import type { PlainPreferences } from '../../contract/state';
import { say } from '../profile/say';
import { type IdleTimer, idleTimer } from './idle-timer';
import type { Lock } from './lock';

export interface TriggerSurroundings {
  readonly lock: Lock;
  readonly preferences: () => PlainPreferences;
  /** A test's limit instead of the minutes of the settings. */
  readonly idleSeconds: number | null;
  readonly send: <Name extends keyof BridgeEvents>(name: Name, event: BridgeEvents[Name]) => void;
}

export interface Triggers {
  /** The vault is open: the idle timer starts. */
  start(): void;
  activity(): void;
  preferencesChanged(): void;
}

/** Where Linux has no event for a locked screen, its state is asked for this often. */
const screenPollMs = 5000;

/** A page that ends sooner than this never really started. */
const startMs = 5000;

/** Everything that locks without being asked. A locked app ignores all of it. */
export function watchTriggers(around: TriggerSurroundings): Triggers {
  const { lock, send } = around;
  let timer: IdleTimer | null = null;
  const limit = (): number => around.idleSeconds ?? around.preferences().idleMinutes * 60;

  powerMonitor.on('suspend', () => void lock.lock('suspend'));
  powerMonitor.on('resume', () => void lock.lock('suspend'));
  powerMonitor.on('lock-screen', () => void lock.lock('screen-lock'));
  powerMonitor.on('shutdown', () => void lock.lock('quit'));
  if (process.platform === 'darwin')
    powerMonitor.on('user-did-resign-active', () => void lock.lock('user-switch'));

  return {
    start() {
      if (timer !== null) return;
      timer = idleTimer(
        limit(),
        { monotonicMs: () => performance.now(), uptimeSeconds: uptime },
        {
          countdown: (secondsLeft) => send('idle', { secondsLeft }),
          remaining: (seconds) => send('idleRemaining', { seconds }),
          idle: () => void lock.lock('idle'),
          slept: () => void lock.lock('suspend'),
        },
      );
      setInterval(() => timer?.tick(), 1000);
      if (process.platform === 'linux') setInterval(() => pollScreen(lock), screenPollMs);
    },
    activity: () => timer?.touched(),
    preferencesChanged: () => timer?.setLimit(limit()),
  };
}

function pollScreen(lock: Lock): void {
  if (powerMonitor.getSystemIdleState(60) === 'locked') void lock.lock('screen-lock');
}

/** What happens to the window itself: it goes away, is minimised, or its page is lost. */
export function watchWindow(window: BrowserWindow, around: TriggerSurroundings): void {
  const { lock } = around;
  const { webContents } = window;
  const openedAt = performance.now();
  webContents.on('render-process-gone', () => {
    if (lock.isUnlocked || performance.now() - openedAt > startMs) {
      void lock.lock('page-gone');
      return;
    }
    // A page that ends as soon as it starts would be started again for ever.
    say('the page ended as soon as it started; nothing was changed.');
    app.exit(1);
  });
  window.on('minimize', () => {
    if (around.preferences().lockOnMinimise) void lock.lock('minimise');
  });
  window.on('close', (event) => {
    event.preventDefault();
    void lock.lock('quit');
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    void lock.lock('quit');
  });
  // Navigation is refused; should a second load come through all the same (a reload), it would leave the first
  // one's memory behind: it counts as a lost page.
  let loads = 0;
  webContents.on('did-navigate', () => {
    loads += 1;
    if (loads > 1) void lock.lock('page-gone');
  });
  webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || input.key.toLowerCase() !== 'l' || input.alt || input.shift) return;
    if (process.platform === 'darwin' ? !input.meta : !input.control) return;
    event.preventDefault();
    void lock.lock('key');
  });
}
