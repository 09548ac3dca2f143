import { uptime } from 'node:os';
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { BridgeEvents } from '../../contract/bridge';
import type { PlainPreferences } from '../../contract/state';
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

/** Everything that locks without being asked. A locked app ignores all of it. */
export function watchTriggers(around: TriggerSurroundings): Triggers {
  const { lock, send } = around;
  let timer: IdleTimer | null = null;
  const limit = (): number => around.idleSeconds ?? around.preferences().idleMinutes * 60;

  powerMonitor.on('suspend', () => void lock.lock('suspend'));
  powerMonitor.on('resume', () => void lock.lock('suspend'));
  powerMonitor.on('lock-screen', () => void lock.lock('screen-lock'));
  powerMonitor.on('shutdown', () => void lock.lock('quit'));
  if (process.platform === 'darwin') powerMonitor.on('user-did-resign-active', () => void lock.lock('user-switch'));

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
  webContents.on('render-process-gone', () => void lock.lock('page-gone'));
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
  // A second load of the page would leave the first one's memory behind: it counts as a lost page.
  let loaded = false;
  webContents.on('did-start-navigation', (details) => {
    if (!details.isMainFrame || details.isSameDocument) return;
    if (loaded) void lock.lock('page-gone');
    loaded = true;
  });
  webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || input.key.toLowerCase() !== 'l' || input.alt || input.shift) return;
    if (process.platform === 'darwin' ? !input.meta : !input.control) return;
    event.preventDefault();
    void lock.lock('key');
  });
}
