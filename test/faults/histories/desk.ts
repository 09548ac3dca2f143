import 'fake-indexeddb/auto';
import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Presence, UnlockOutcome, UnlockSecret, Vault } from '../../../renderer/vault/api';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { type VaultDatabase, vaultDatabase } from '../../../renderer/vault/store/database';
import { makeVault } from '../../../renderer/vault/vault';
import { type StorageInNode, storageInNode } from '../../fixtures/storage-in-node';
import { rememberingArgon } from './remembering-argon';
import { copyFolder } from './folder-copy';
import type { DriveName } from './model';

/** The cheapest cost that the header's bounds allow, as an argument; the app's own is never less than its floor. */
const CHEAP = { operations: 1, memoryBytes: 8 * 1024 * 1024 };
const TABLES = ['rows', 'catalogue', 'deltas', 'index', 'meta'] as const;

/** How the app dies at a request to the disk: before it is done, after it, or with half of a group of frames written. */
export type Death = 'before' | 'after' | 'torn';
export type StoreCopy = readonly { readonly table: string; readonly rows: readonly unknown[] }[];

/** Tampers with what the app asks of the disk, for controls: answers null when it let the request through. */
export type Tamper = (request: {
  readonly id: number;
  readonly name: string;
  readonly args: unknown;
}) => unknown;

/** A laptop with two drives beside it: the vault's and main's real code, ended and started as often as wanted. */
export interface Desk {
  readonly vault: Vault;
  readonly presence: Presence;
  /** At this start, because a destruction or a restore asked for it. */
  readonly storeWasRemoved: boolean;
  /** Resolves when the app dies where it was told to. */
  readonly died: Promise<void>;
  setClock(nowMs: number): void;
  choosePlace(drive: DriveName): Promise<string>;
  chooseSource(drive: DriveName): Promise<string>;
  /** Lets the app die at the nth request from now on. */
  dieAt(nth: number, how: Death): void;
  /** Ends the app (after a death: what is left of it) and starts it again, locked. */
  restart(): Promise<void>;
  /** Another laptop with nothing on it, and the same drives. */
  newLaptop(): Promise<void>;
  unlock(secret: UnlockSecret): Promise<UnlockOutcome>;
  copyStore(): Promise<StoreCopy>;
  /** The app ends, its store is lost (or an older one is put back), and it starts again. */
  restartWithStore(store: StoreCopy | null): Promise<void>;
  remove(): Promise<void>;
}

/** A desk with a copy of a prepared laptop and its drives. */
export async function deskWith(
  folder: string,
  template: string,
  startsAtMs: number,
  tamper: Tamper | null,
): Promise<Desk> {
  let laptop = 0;
  const drives: Record<DriveName, string> = { A: join(folder, 'drive-A'), B: join(folder, 'drive-B') };
  copyFolder(template, folder);
  let profile = join(folder, `laptop-${laptop}`);
  await moveProfile(profile, template, folder);
  let nowMs = startsAtMs;
  let uptimeSeconds = 0;
  let storeName = `desk-${newId()}`;
  let run = await start();

  async function start() {
    uptimeSeconds += 1000;
    const clock = { now: () => new Date(nowMs), uptimeSeconds: () => uptimeSeconds, bootId: 'one' };
    const storage = await storageInNode(profile, clock);
    const storeWasRemoved = storage.storage.stores.state.now().removeStore;
    if (storeWasRemoved) {
      await vaultDatabase(storeName).dexie.delete();
      await storage.storage.stores.state.change((now) => ({ ...now, removeStore: false }));
    }
    const database = vaultDatabase(storeName);
    const port = mortalPort(storage, profile, tamper);
    const clockOfVault = () => nowMs;
    const vault = makeVault({
      clock: clockOfVault,
      derive: rememberingArgon,
      database,
      cost: async () => CHEAP,
    });
    const presence = await vault.connect(port.vaultSide, 0);
    return { storage, database, port, vault, presence, storeWasRemoved };
  }

  async function end() {
    await run.port.close();
    if (!run.port.isDead()) await run.storage.close();
    run.database.dexie.close();
  }

  return {
    get vault() {
      return run.vault;
    },
    get presence() {
      return run.presence;
    },
    get storeWasRemoved() {
      return run.storeWasRemoved;
    },
    get died() {
      return run.port.died;
    },
    setClock(now) {
      nowMs = now;
      uptimeSeconds += 420;
    },
    choosePlace: (drive) => run.storage.choosePlace(drives[drive]),
    chooseSource: (drive) => run.storage.chooseSource(drives[drive]),
    dieAt: (nth, how) => run.port.dieAt(nth, how),
    async restart() {
      await end();
      run = await start();
    },
    async newLaptop() {
      await end();
      laptop += 1;
      profile = join(folder, `laptop-${laptop}`);
      storeName = `desk-${newId()}`;
      run = await start();
    },
    async unlock(secret) {
      const outcome = await run.vault.unlock(secret, () => undefined);
      // Right after an unlock older records are still being opened, and the vault says so.
      while (outcome.kind === 'open' && (await run.vault.ask({ name: 'status', args: {} })).loading)
        await turn();
      return outcome;
    },
    copyStore: () => copyOfStore(run.database),
    async restartWithStore(store) {
      await end();
      await vaultDatabase(storeName).dexie.delete();
      if (store) await putBack(storeName, store);
      run = await start();
    },
    async remove() {
      await end();
      await vaultDatabase(storeName).dexie.delete();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The profile remembers where its drives are. */
async function moveProfile(profile: string, from: string, to: string): Promise<void> {
  const path = join(profile, 'state.json');
  const state = await readFile(path, 'utf8').catch(() => null);
  if (state !== null) await writeFile(path, state.replaceAll(from, to));
}

async function copyOfStore({ dexie }: VaultDatabase): Promise<StoreCopy> {
  return Promise.all(TABLES.map(async (table) => ({ table, rows: await dexie.table(table).toArray() })));
}

async function putBack(name: string, store: StoreCopy): Promise<void> {
  const { dexie } = vaultDatabase(name);
  for (const { table, rows } of store) await dexie.table(table).bulkPut([...rows]);
  dexie.close();
}

/** The channel between vault and disk, which can go dead at any request. */
function mortalPort(storage: StorageInNode, profile: string, tamper: Tamper | null) {
  const channel = new MessageChannel();
  const under = new Set<Promise<void>>();
  let isDead = false;
  let left = Number.POSITIVE_INFINITY;
  let how: Death = 'before';
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });

  const serve = async (request: Parameters<Tamper>[0]): Promise<void> => {
    if (isDead) return;
    left -= 1;
    const isLast = left <= 0;
    if (isLast) isDead = true;
    if (!isLast || how !== 'before') {
      const tampered = tamper?.(request) ?? null;
      const isTorn = isLast && how === 'torn' && request.name === 'journal.append';
      const before = isTorn ? await segmentSizes(profile) : null;
      if (tampered !== null) channel.port1.postMessage(tampered);
      else
        await storage.storage.serve(request, (message) => {
          if (!isDead) channel.port1.postMessage(message);
        });
      if (before) await tear(profile, before);
    }
    if (isLast) die();
  };

  channel.port1.addEventListener('message', (event: MessageEvent<Parameters<Tamper>[0]>) => {
    const one: Promise<void> = serve(event.data).finally(() => under.delete(one));
    under.add(one);
  });
  channel.port1.start();
  return {
    vaultSide: channel.port2,
    died,
    isDead: () => isDead,
    dieAt(nth: number, death: Death) {
      left = nth;
      how = death;
    },
    /** Whatever the disk was still doing is done; then nobody hears of it. */
    async close() {
      await Promise.all(under);
      channel.port1.close();
      channel.port2.close();
    },
  };
}

async function segmentSizes(profile: string): Promise<ReadonlyMap<string, number>> {
  const folder = join(profile, 'vault', 'journal');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.seg'));
  const sizes = names.map(
    async (name) => [join(folder, name), (await stat(join(folder, name))).size] as const,
  );
  return new Map(await Promise.all(sizes));
}

/** Half of what was written last never reached the disk. */
async function tear(profile: string, before: ReadonlyMap<string, number>): Promise<void> {
  for (const [path, size] of await segmentSizes(profile)) {
    const known = before.get(path) ?? 0;
    if (size > known) await truncate(path, known + Math.floor((size - known) / 2));
  }
}
