import { nativeTheme, type WebContents } from 'electron';
import type { AppInfo, StartState } from '../../contract/state';
import { findBackup } from '../source/find-backup';
import { readSource } from '../source/sources';
import { vaultStands } from '../vault-folder/vault-stands';
import type { Clipboards } from '../lock/clipboards';
import type { Lock } from '../lock/lock';
import type { Triggers } from '../lock/triggers';
import type { Places } from '../places/places';
import type { StateFile } from '../profile/state-file';
import type { Storage } from '../storage/storage';
import { basename } from 'node:path';
import type { FileDialogs } from './ask-for-file';
import { answerCalls } from './handle';
import { parseCalls } from './parse-calls';
import { printToPdf } from './print-to-pdf';
import { handOutStoragePort } from './storage-port';

export interface BridgeSurroundings {
  readonly contents: () => WebContents | null;
  readonly info: AppInfo;
  readonly state: StateFile;
  readonly storage: Storage;
  readonly places: Places;
  readonly lock: Lock;
  readonly triggers: Triggers;
  readonly clipboards: Clipboards;
  readonly dialogs: FileDialogs;
  /** Ends this app; the next start opens the demo profile, or the real one. */
  readonly switchProfile: (demo: boolean) => Promise<void>;
}

/** Registers every call of the bridge, each with its parser. */
export function answerBridge(around: BridgeSurroundings): void {
  const { contents, info, state, storage, places, lock, triggers, clipboards, dialogs } = around;
  const handle = answerCalls(contents);
  const { sources, targets, paths } = storage.stores;
  let portGiven = false;

  handle('start', parseCalls.nothing, async (): Promise<StartState> => {
    const { preferences, lastLock } = state.now();
    const vault = (await vaultStands(paths)) ? 'present' : 'none';
    return { info, preferences, lastLock, places: await places.list(), vault };
  });
  handle('requestStoragePort', parseCalls.nothing, async () => {
    const page = contents();
    if (portGiven || page === null) throw new Error('one port per window');
    portGiven = true;
    handOutStoragePort(page, storage.serve);
  });

  handle('lock', parseCalls.lock, (reason) => lock.lock(reason));
  handle('lockReady', parseCalls.lockReady, async (draftsKept) => lock.pageReady(draftsKept));
  handle('activity', parseCalls.nothing, async () => triggers.activity());
  handle('copied', parseCalls.nothing, async () => clipboards.copied());
  handle('unlocked', parseCalls.nothing, async () => {
    lock.unlocked();
    triggers.start();
  });

  handle('setPreferences', parseCalls.setPreferences, async (preferences) => {
    await state.change((now) => ({ ...now, preferences }));
    nativeTheme.themeSource = preferences.appearance;
    triggers.preferencesChanged();
  });

  handle('choosePlace', parseCalls.nothing, async () => {
    const folder = await dialogs.folder('places');
    return folder === null ? { kind: 'cancelled' } : places.choose(folder);
  });
  handle('renamePlace', parseCalls.renamePlace, (id, label) => places.rename(id, label));
  handle('forgetPlace', parseCalls.forgetPlace, (id) => places.forget(id));

  handle('chooseSource', parseCalls.chooseSource, async (what) => {
    const chosen = what === 'folder' ? await dialogs.folder('sources') : await dialogs.file();
    if (chosen === null) return { kind: 'cancelled' };
    if (what === 'folder') {
      const found = await findBackup(chosen);
      if (found === null) return { kind: 'no-backup-there' };
      const sourceId = sources.add({ kind: 'folder', path: found.folder });
      return { kind: 'chosen', sourceId, label: found.label };
    }
    const place = { kind: 'file', path: chosen } as const;
    const parts = await readSource(place).catch(() => null);
    if (parts === null || parts.headers.length === 0) return { kind: 'no-backup-there' };
    return { kind: 'chosen', sourceId: sources.add(place), label: basename(chosen) };
  });
  handle('chooseTarget', parseCalls.suggestedName, async (suggestedName) => {
    const path = await dialogs.saveAs(suggestedName);
    return path === null
      ? { kind: 'cancelled' }
      : { kind: 'chosen', targetId: targets.add(path), name: basename(path) };
  });

  handle('printToPdf', parseCalls.suggestedName, async (suggestedName) => {
    const page = contents();
    return page === null ? { kind: 'failed' } : printToPdf(page, dialogs, suggestedName);
  });

  handle('startDemo', parseCalls.nothing, () => around.switchProfile(true));
  handle('leaveDemo', parseCalls.nothing, () => around.switchProfile(false));
}
