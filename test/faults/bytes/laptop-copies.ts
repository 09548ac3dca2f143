// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { blankPerson } from '../../../renderer/domain/blank-person';
import type { ContentDigest } from '../../../renderer/vault/api';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { vaultDatabase } from '../../../renderer/vault/store/database';
import { firstRun, type NodeApp, startNodeApp } from '../node-app';

const TABLES = ['rows', 'catalogue', 'deltas', 'index', 'meta'] as const;

/** One used laptop with a backup beside it, to be copied for every damage that is tried. */
export interface UsedLaptop {
  readonly folder: string;
  readonly digest: ContentDigest;
  readonly attachments: readonly string[];
  readonly backup: string;
  /** A laptop of its own with the same bytes; the store as it stood, or none. */
  copy(store: 'kept' | 'gone'): Promise<CopiedLaptop>;
  remove(): Promise<void>;
}

export interface CopiedLaptop {
  readonly profile: string;
  /** A file of the vault's folder. */
  file(name: string): string;
  segment(): Promise<string>;
  readonly storeName: string;
  start(): Promise<NodeApp>;
}

/** Twelve clients with notes, sessions and files, backed up once. */
export async function aUsedLaptop(): Promise<UsedLaptop> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-bytes-'));
  const place = join(folder, 'drive');
  await mkdir(place);
  const profile = join(folder, 'profile');
  const app = await startNodeApp(profile);
  await firstRun(app);
  const attachments = await fill(app);
  const placeId = await app.storage.choosePlace(place);
  const backed = await app.vault.backup(placeId, () => undefined, 'backup');
  if (backed.kind !== 'proven') throw new Error(`the backup is ${backed.kind}`);
  const digest = await app.vault.contentDigest();
  const dump = await Promise.all(
    TABLES.map(async (name) => ({ name, rows: await app.database.dexie.table(name).toArray() })),
  );
  await app.end();
  const name = (await readdir(place)).find((one) => one.startsWith('Casekeep ')) ?? '';
  return {
    folder,
    digest,
    attachments,
    backup: join(place, name),
    async copy(store) {
      const own = join(folder, `copy-${newId()}`);
      await cp(profile, own, { recursive: true });
      const storeName = `copy-${newId()}`;
      const database = vaultDatabase(storeName);
      if (store === 'kept')
        for (const { name: table, rows } of dump) await database.dexie.table(table).bulkPut(rows);
      database.dexie.close();
      return {
        profile: own,
        storeName,
        file: (one) => join(own, 'vault', one),
        segment: () => segmentBelow(join(own, 'vault')),
        start: () => startNodeApp(own, storeName),
      };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function fill({ vault }: NodeApp): Promise<readonly string[]> {
  const attachments: string[] = [];
  for (let number = 0; number < 12; number += 1) {
    const created = await vault.act({
      name: 'create-client',
      args: {
        person: { ...blankPerson, name: `Bytes ${number}` },
        service: 'Counselling',
        startedOn: '2026-11-02',
        fundedBy: 'self',
      },
    });
    if (created.kind !== 'saved') throw new Error(created.kind);
    const { id: personId, episodeId } = created;
    const note = { episodeId, appointmentId: null, sessionOn: '2026-11-09', riskOpen: false, draftId: null };
    const fields = { themes: `Week ${number}. ${'It was quiet. '.repeat(20)}`, risk: '', plan: '' };
    await vault.act({ name: 'finish-note', args: { ...note, fields } });
    if (number % 4 !== 0) continue;
    const added = await vault.addAttachment(
      { personId, episodeId, source: 'client' },
      new File([randomBytes(150_000)], `scan ${number}.bin`),
      () => undefined,
      `add-${number}`,
    );
    if (added.kind === 'added') attachments.push(added.id);
  }
  return attachments;
}

export async function segmentBelow(folder: string): Promise<string> {
  const name = (await readdir(join(folder, 'journal'))).find((one) => one.endsWith('.seg')) ?? '';
  return join(folder, 'journal', name);
}

/** One bit turned over at a random place between two shares of the file; answers where. */
export async function flipSomewhere(path: string, from = 0, to = 1): Promise<number> {
  const bytes = await readFile(path);
  const at = randomInt(Math.floor(bytes.length * from), Math.max(1, Math.floor(bytes.length * to)));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << randomInt(8));
  await writeFile(path, bytes);
  return at;
}

/** A hash of every file below a folder, by its relative path. */
export async function hashesBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    hashes.set(
      relative(folder, path),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return hashes;
}
