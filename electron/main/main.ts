import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { builtFolder, makeParts } from './app-parts';
import { unknownSwitch } from './lockdown/command-line';
import { forbidCoreDumps } from './lockdown/no-core-dumps';
import { forbidRecentFiles } from './lockdown/no-recent-files';
import { readPageManifest } from './lockdown/page-files';
import { quietChromium } from './lockdown/quiet-chromium';
import { profileToOpen } from './profile/next-start';
import { refusedProfile } from './profile/refused-profile';
import { pinned } from './profile/pinned';
import { closeProfile } from './profile/prepare-profile';
import { kindOf, say } from './profile/say';
import { readTestSwitches } from './profile/test-switches';
import { runApp } from './run-app';

// Whatever is written from here on is for this user alone.
process.umask(0o077);
process.on('uncaughtException', (error) => say(`unexpected ${kindOf(error)}`));
process.on('unhandledRejection', (error) => say(`unexpected ${kindOf(error)}`));

/** Decides what this start is, before Chromium is ready; everything that needs a window comes in `run-app.ts`. */
function start(): void {
  const isRoot = process.getuid?.() === 0;
  const unknown = app.isPackaged ? unknownSwitch(process.argv.slice(1), isRoot, process.platform) : null;
  if (unknown !== null) {
    say(`the option ${unknown} is not known; nothing was started.`);
    app.exit(2);
    return;
  }

  const switches = readTestSwitches(process.env, app.isPackaged);
  const realProfile = resolve(switches.profileDir ?? join(app.getPath('appData'), pinned.profileFolder));
  const opened = { realProfile, ...profileToOpen(realProfile) };
  app.setName('Casekeep');
  const refused = refusedProfile(opened.profile);
  if (refused !== null) {
    refuseToStart(refused);
    return;
  }
  app.setPath('userData', opened.profile);
  app.setPath('crashDumps', join(opened.profile, 'Crashpad'));

  if (!app.requestSingleInstanceLock()) {
    say('already open; its window was brought to the front.');
    app.exit(0);
    return;
  }
  closeProfile(opened.profile);
  forbidCoreDumps();
  forbidRecentFiles(process.env, process.platform);
  quietChromium();
  protocol.registerSchemesAsPrivileged([
    { scheme: pinned.scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // Ending the window is part of a lock; only the lock ends the app.
  app.on('window-all-closed', () => {});

  const outFolder = builtFolder();
  const parts = makeParts(opened, switches, outFolder, readPageManifest(outFolder));
  runApp(parts).catch((error: unknown) => {
    say(`could not start: ${kindOf(error)}`);
    app.exit(1);
  });
}

/** Said on the screen as well: whoever starts the app by its icon reads no terminal. Chromium gets a folder of its own for it. */
function refuseToStart(sentence: string): void {
  say(sentence);
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'casekeep-refused-')));
  quietChromium();
  void app.whenReady().then(() => {
    dialog.showErrorBox('Casekeep', `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`);
    rmSync(app.getPath('userData'), { recursive: true, force: true });
    app.exit(1);
  });
}

start();
