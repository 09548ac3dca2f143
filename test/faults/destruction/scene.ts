import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { UnlockSecret } from '../../../renderer/vault/api';
import { placeHoldsDestroyed } from '../../../renderer/domain/drive-lag';
import { FAULTS_PASSWORD, firstRun, type NodeApp, startNodeApp } from '../node-app';
import { rowsOf } from './sealed-things';
import { anOldClient, type OldClient } from './old-client';
import { type Stock, takeStock } from './stock';

const statePlaces = z.object({
  places: z.array(z.object({ id: z.string(), lastCopyAt: z.string().nullable() })),
});
const quiet = () => undefined;
const place = 'drive';

/** A laptop with three clients whose records are due, one of whom stays, and a drive that was backed up to. */
export interface Scene {
  readonly folder: string;
  readonly profile: string;
  readonly drive: string;
  readonly recoveryKey: string;
  /** To be destroyed, one after the other. */
  readonly clients: readonly [OldClient, OldClient];
  readonly stays: OldClient;
  readonly secrets: readonly UnlockSecret[];
  readonly storeName: string;
  /** Everything about one of them, as it stands now. */
  stock(client: OldClient): Promise<Stock>;
  /** Runs something on the app and ends it without a word. */
  on<Value>(act: (app: NodeApp) => Promise<Value>): Promise<Value>;
  /** The same scene in another folder. */
  copy(): Promise<Scene>;
  remove(): Promise<void>;
}

/** Built once; every attack works on a copy. */
export async function aScene(): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-destroyed-'));
  await mkdir(join(folder, place));
  const app = await startNodeApp(join(folder, 'profile'));
  const prepared = await firstRun(app);
  const clients = [
    await anOldClient(app, 'Gone for good'),
    await anOldClient(app, 'Gone the next day'),
  ] as const;
  const stays = await anOldClient(app, 'Not asked for');
  await backUp(app, join(folder, place));
  await app.end();
  return sceneIn(folder, prepared.recoveryGroups.join(' '), clients, stays);
}

function sceneIn(folder: string, recoveryKey: string, clients: Scene['clients'], stays: OldClient): Scene {
  const profile = join(folder, 'profile');
  const storeName = `scene-${folder}`;
  const on: Scene['on'] = async (act) => {
    const app = await startNodeApp(profile, storeName);
    try {
      const opened = await app.unlock();
      if (opened.kind !== 'open') throw new Error(`the vault says ${opened.kind}`);
      return await act(app);
    } finally {
      await app.end();
    }
  };
  return {
    folder,
    profile,
    drive: join(folder, place),
    recoveryKey,
    clients,
    stays,
    storeName,
    secrets: [
      { kind: 'password', password: FAULTS_PASSWORD },
      { kind: 'recovery', recoveryKey },
    ],
    on,
    stock: async ({ owners }) => {
      const rows = await on(async (app) => {
        // The index is written when the first search asked for it.
        await app.vault.ask({ name: 'search', args: { text: 'Gone', limit: 5 } });
        return rowsOf(app.database);
      });
      return takeStock(profile, owners, rows);
    },
    async copy() {
      const own = await mkdtemp(join(tmpdir(), 'casekeep-destroyed-'));
      await cp(folder, own, { recursive: true, preserveTimestamps: true });
      return sceneIn(own, recoveryKey, clients, stays);
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 300 }),
  };
}

/** As the screen does it: everything of a person, after the password. */
export async function destroy({ vault }: NodeApp, { personId }: OldClient): Promise<string> {
  const outcome = await vault.act({ name: 'destroy-records', args: { personId, password: FAULTS_PASSWORD } });
  return outcome.kind;
}

/** One backup to the drive in this folder; throws when it is not proven. */
export async function backUp({ vault, storage }: NodeApp, drive: string): Promise<void> {
  const outcome = await vault.backup(await storage.choosePlace(drive), quiet, 'backup');
  if (outcome.kind !== 'proven') throw new Error(`the backup is ${outcome.kind}`);
}

/** How many places the backup screen names as still holding a key. */
export async function namedDrives({ vault, profile }: NodeApp): Promise<number> {
  const certificates = await vault.ask({ name: 'certificates', args: {} });
  const drives = await vault.ask({ name: 'drives', args: {} });
  const { places } = statePlaces.parse(JSON.parse(await readFile(join(profile, 'state.json'), 'utf8')));
  return places.filter((known) => {
    const drive = drives.find(({ placeId }) => placeId === known.id);
    return placeHoldsDestroyed(known, drive, certificates);
  }).length;
}

/** After a start: the destroyed are nowhere, whoever stays still is. */
export async function standing(scene: Scene, gone: readonly OldClient[]): Promise<readonly string[]> {
  return scene.on(async ({ vault }) => {
    const wrong: string[] = [];
    for (const { name, personId } of gone) {
      if ((await vault.ask({ name: 'client', args: { personId } })) !== null)
        wrong.push(`${name} still opens`);
      const found = await vault.ask({ name: 'search', args: { text: name, limit: 10 } });
      if (found.total > 0) wrong.push(`search still finds ${name}`);
    }
    const list = await vault.ask({ name: 'clients', args: { filter: '', view: 'all', from: 0, count: 10 } });
    const wanted = scene.clients.length + 1 - gone.length;
    if (list.total !== wanted) wrong.push(`${list.total} clients in the list, not ${wanted}`);
    if ((await vault.ask({ name: 'client', args: { personId: scene.stays.personId } })) === null)
      wrong.push('whoever stays is gone, too');
    return wrong;
  });
}

/** The folders of backups on a drive. */
export async function backupsOn(drive: string): Promise<readonly string[]> {
  return (await readdir(drive))
    .filter((name) => name.startsWith('Casekeep '))
    .map((name) => join(drive, name));
}
