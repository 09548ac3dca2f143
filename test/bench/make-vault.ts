import 'fake-indexeddb/auto';
import { instant, type Instant } from '../../renderer/domain/instant';
import type { VaultRecord } from '../../renderer/domain/record';
import { argon } from '../../renderer/vault/crypto/argon';
import { checkCrypto } from '../../renderer/vault/crypto/self-check';
import { openMadeVault } from '../../renderer/vault/opening/open-made-vault';
import { openVault } from '../../renderer/vault/opening/open-vault';
import { prepareVault } from '../../renderer/vault/opening/prepare-vault';
import type { UnlockParts } from '../../renderer/vault/opening/unlock';
import { vaultDatabase } from '../../renderer/vault/store/database';
import { CHEAP } from '../fixtures/laptop';
import { storageInNode } from '../fixtures/storage-in-node';
import { madePractice, type PracticeSize } from './made-practice';
import { noteTexts } from './note-texts';

/** Opens every vault of the bench. */
export const PASSWORD = 'a kettle on the window sill';

/** Frames in one group: as the import writes them. */
const GROUP = 500;

export interface MadeCounts {
  readonly records: number;
  readonly notes: number;
  readonly appointments: number;
  readonly textBytes: number;
}

/**
 * Writes keys and journal with the vault's own code over main's own storage. The working store is left behind: the app
 * makes it anew from the journal the first time it opens the profile.
 */
export async function makeVaultInNode(
  profile: string,
  size: PracticeSize,
  answers: readonly string[],
): Promise<MadeCounts> {
  await checkCrypto();
  const clock = { now: () => new Date(), uptimeSeconds: () => 1000, bootId: 'bench' };
  const storage = await storageInNode(profile, clock);
  const now = (): Instant => instant.parse(new Date().toISOString());
  const parts: UnlockParts = {
    port: storage.port,
    derive: argon,
    now,
    database: vaultDatabase(`bench-${size.clients}`),
  };
  const practice = { name: 'Bench practice', therapist: 'R. Ash', nation: 'england-and-wales' } as const;
  const made = await openMadeVault(parts, await prepareVault(PASSWORD, practice, CHEAP, argon, now()));
  if (made.kind !== 'made' || made.result.unlocked === undefined) throw new Error(JSON.stringify(made));
  const vault = openVault(storage.port, argon, now, made.result.unlocked, () => undefined);
  await vault.whole;

  const counts = { records: 0, notes: 0, appointments: 0, textBytes: 0 };
  const commit = async (records: readonly VaultRecord[]) => {
    const outcome = await vault.records.store.commit(
      records.map((record) => ({ kind: 'put', record, from: 0 })),
    );
    if (outcome.kind !== 'committed') throw new Error(JSON.stringify(outcome));
  };
  let waiting: VaultRecord[] = [];
  for (const client of madePractice(size, noteTexts(answers))) {
    for (const record of client) count(counts, record);
    waiting.push(...client);
    if (waiting.length < GROUP) continue;
    await commit(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await commit(waiting);
  await storage.close();
  parts.database.dexie.close();
  return counts;
}

function count(counts: { -readonly [Name in keyof MadeCounts]: number }, record: VaultRecord): void {
  counts.records += 1;
  if (record.kind === 'appointment') counts.appointments += 1;
  if (record.kind !== 'session-note') return;
  counts.notes += 1;
  counts.textBytes += Buffer.byteLength(Object.values(record.fields).join(''));
}
