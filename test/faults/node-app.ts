import 'fake-indexeddb/auto';
import { argon } from '../../renderer/vault/crypto/argon';
import { newId } from '../../renderer/vault/crypto/random-id';
import type { PreparedVault, Presence, UnlockOutcome, Vault } from '../../renderer/vault/api';
import { type VaultDatabase, vaultDatabase } from '../../renderer/vault/store/database';
import { makeVault } from '../../renderer/vault/vault';
import { type StorageInNode, storageInNode } from '../fixtures/storage-in-node';

/** The cheapest Argon2id that the header's bounds allow: none of this measures how long a guess takes. */
const CHEAP = { operations: 1, memoryBytes: 8 * 1024 * 1024 };

export const FAULTS_PASSWORD = 'correct horse battery staple';

/** The vault's and main's real code in plain Node, speaking over a real message port; only the window is missing. */
export interface NodeApp {
  readonly vault: Vault;
  readonly storage: StorageInNode;
  readonly database: VaultDatabase;
  readonly profile: string;
  /** What stood on the disk when it started. */
  readonly presence: Presence;
  unlock(password?: string): Promise<UnlockOutcome>;
  /** Ends it without a word to the vault. */
  end(): Promise<void>;
}

/** A start of the app on a profile. The store lives as long as its name is used again in this process. */
export async function startNodeApp(profile: string, storeName = `faults-${newId()}`): Promise<NodeApp> {
  const storage = await storageInNode(profile);
  const database = vaultDatabase(storeName);
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', (event: MessageEvent<unknown>) => {
    void storage.storage.serve(event.data, (message) => channel.port1.postMessage(message));
  });
  channel.port1.start();
  const vault = makeVault({ clock: Date.now, derive: argon, database, cost: async () => CHEAP });
  const presence = await vault.connect(channel.port2, 0);
  return {
    vault,
    storage,
    database,
    profile,
    presence,
    unlock: (password = FAULTS_PASSWORD) => vault.unlock({ kind: 'password', password }, () => undefined),
    async end() {
      await storage.close();
      channel.port1.close();
      channel.port2.close();
      database.dexie.close();
    },
  };
}

/** First run as the screen does it, all groups of the sheet typed. */
export async function firstRun(
  app: NodeApp,
  onPrepared: (prepared: PreparedVault) => void = () => undefined,
): Promise<PreparedVault> {
  const practice = { name: 'Fen Lane', therapist: 'R. Ash', nation: 'england-and-wales' } as const;
  const prepared = await app.vault.prepareVault(FAULTS_PASSWORD, practice);
  onPrepared(prepared);
  const typed = prepared.askedGroups.map((group) => ({
    group,
    text: prepared.recoveryGroups[group - 1] ?? '',
  }));
  const made = await app.vault.finishVault(typed);
  if (made.kind !== 'made') throw new Error(`first run: ${JSON.stringify(made)}`);
  return prepared;
}
