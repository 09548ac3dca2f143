import { setTimeout as wait } from 'node:timers/promises';
import { app, nativeTheme, protocol } from 'electron';
import type { AppParts } from './app-parts';
import { answerBridge } from './bridge/answer-bridge';
import { fileDialogs } from './bridge/ask-for-file';
import { watchClipboards } from './lock/clipboards';
import { type Lock, oneLock } from './lock/lock';
import { lockEffects } from './lock/lock-effects';
import { watchTriggers, watchWindow } from './lock/triggers';
import { closeContents } from './lockdown/close-contents';
import { closeSessions } from './lockdown/close-sessions';
import { pageFiles } from './lockdown/page-files';
import { watchPlaces } from './places/watch-places';
import { writeNextStart } from './profile/next-start';
import { pinned } from './profile/pinned';
import { tidyProfile } from './profile/prepare-profile';
import { offerContextMenu, setAppMenu } from './window/app-menu';
import { openWindow } from './window/open-window';
import { vaultStands } from './vault-folder/vault-stands';

/** From a closed profile to the open window. The order is the point: everything is closed off before a page exists. */
export async function runApp(parts: AppParts): Promise<void> {
  const tidied = tidyProfile(parts.paths, parts.state, parts.clock.now());
  await app.whenReady();
  closeSessions();
  closeContents();
  servePage(parts);
  const { preferences } = parts.state.now();
  nativeTheme.themeSource = preferences.appearance;

  const clipboards = watchClipboards();
  const lock = oneLock(lockEffects(parts, clipboards));
  const triggerSurroundings = {
    lock,
    preferences: () => parts.state.now().preferences,
    idleSeconds: parts.switches.idleSeconds,
    send: parts.send,
  };
  const triggers = watchTriggers(triggerSurroundings);
  answerBridge({
    contents: () => parts.window?.webContents ?? null,
    info: parts.info,
    state: parts.state,
    storage: parts.storage,
    places: parts.places,
    lock,
    triggers,
    clipboards,
    dialogs: fileDialogs(() => parts.window, parts.switches.chooseFile),
    async switchProfile(demo) {
      writeNextStart(parts.realProfile, { demo });
      await lock.lock('restored');
    },
  });
  setAppMenu({
    lock: () => void lock.lock('menu'),
    quit: () => void lock.lock('quit'),
    send: (command) => parts.send('menu', { command }),
  });

  await tidied;
  if (parts.switches.windowDelayMs > 0) await wait(parts.switches.windowDelayMs);
  const window = openWindow(parts.state.now(), parts.outFolder);
  parts.window = window;
  watchWindow(window, triggerSurroundings);
  offerContextMenu(window.webContents);
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  followPlaces(parts, lock);
}

function servePage(parts: AppParts): void {
  const answer = pageFiles(parts.outFolder, parts.manifest);
  protocol.handle(pinned.scheme, async (request) => {
    const { status, headers, body } = await answer(request);
    return new Response(body === null ? null : new Uint8Array(body), { status, headers: { ...headers } });
  });
}

/** A known place that appears: the page is told; while nobody has unlocked, main copies what it may by itself. */
function followPlaces(parts: AppParts, lock: Lock): void {
  watchPlaces(parts.places, parts.switches.placesIntervalMs, (seen) => {
    parts.send('places', seen);
    const { appeared } = seen;
    if (appeared === null || lock.isUnlocked || lock.isLocking) return;
    if (parts.state.now().preferences.backupStartsByItself) void copyWhileLocked(parts, appeared);
  });
}

async function copyWhileLocked(parts: AppParts, placeId: string): Promise<void> {
  if (!(await vaultStands(parts.paths))) return;
  const copied = await parts.storage.copyWhileLocked(placeId).then(
    () => true,
    () => false,
  );
  if (copied) parts.send('places', { places: await parts.places.list(), appeared: null });
}
