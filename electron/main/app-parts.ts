import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { BridgeEvents } from '../contract/bridge';
import type { AppInfo } from '../contract/state';
import type { PageManifest } from './lockdown/page-files';
import { openPlaces, type Places } from './places/places';
import { type Clock, machineClock } from './profile/clock';
import { openStateFile, type StateFile } from './profile/state-file';
import type { TestSwitches } from './profile/test-switches';
import { openStorage, type Storage } from './storage/storage';
import { type ProfilePaths, profilePaths } from './vault-folder/vault-paths';

/** Everything one start of the app is made of, before there is a window. */
export interface AppParts {
  readonly paths: ProfilePaths;
  readonly state: StateFile;
  readonly clock: Clock;
  readonly places: Places;
  readonly storage: Storage;
  readonly switches: TestSwitches;
  readonly realProfile: string;
  readonly outFolder: string;
  readonly manifest: PageManifest;
  readonly info: AppInfo;
  /** The one window; null before it opens and after a lock ended it. */
  window: BrowserWindow | null;
  readonly send: <Name extends keyof BridgeEvents>(name: Name, event: BridgeEvents[Name]) => void;
}

/** The profile that was chosen, and which it is. */
export interface OpenedProfile {
  readonly realProfile: string;
  readonly profile: string;
  readonly demo: boolean;
}

/** Opens state, places and storage of a profile; touches no file but `state.json`, and only to read it. */
export function makeParts(
  opened: OpenedProfile,
  switches: TestSwitches,
  outFolder: string,
  manifest: PageManifest,
): AppParts {
  const paths = profilePaths(opened.profile);
  const state = openStateFile(paths.state);
  const clock = machineClock(switches.clockShiftMs);
  const places = openPlaces({ state, profile: opened.profile, newId });
  const parts: AppParts = {
    paths,
    state,
    clock,
    places,
    storage: openStorage({ paths, state, clock, places, newId }),
    switches,
    realProfile: opened.realProfile,
    outFolder,
    manifest,
    info: {
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      packaged: app.isPackaged,
      developmentRuntime: manifest.developmentOnly || switches.developmentRuntime,
      demo: opened.demo,
      clockShiftMs: switches.clockShiftMs,
    },
    window: null,
    send: (name, event) => parts.window?.webContents.send(`casekeep:on:${name}`, event),
  };
  return parts;
}

/** Where the built page lies: beside the built main, packaged or not. */
export function builtFolder(): string {
  return join(app.getAppPath(), 'out');
}

function newId(): string {
  return randomBytes(16).toString('hex');
}
