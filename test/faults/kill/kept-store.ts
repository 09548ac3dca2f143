import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { DBCore, DBCoreKeyRange, DBCoreMutateRequest, DBCoreTransaction } from 'dexie';
import { type VaultDatabase, vaultDatabase } from '../../../renderer/vault/store/database';
import { type Change, type Keyed, keptRows, TABLES } from './kept-rows';

/** A working store as another make of the app would have left it. */
export type Make = 'older' | 'newer';

/** Version numbers of the database as the system knows them: Dexie's times ten. */
const VERSION_OF: Readonly<Record<Make, number>> = { older: 5, newer: 20 };

/**
 * In plain Node the working store lives in memory. Here every one of its transactions is appended to a file when it
 * completes, and a later process begins with what that file holds: a kill leaves a store that is behind, as on a real disk.
 * A record that the kill cut off was never committed.
 */
export async function loadKeptStore(file: string, name: string, make: Make | null = null): Promise<void> {
  const rows = keptRows(readChanges(file));
  if (make !== null) return makeAs(name, make, rows.get('rows') ?? []);
  const database = vaultDatabase(name);
  for (const table of TABLES) await database.dexie.table(table).bulkPut([...(rows.get(table) ?? [])]);
  database.dexie.close();
  const changes: readonly Change[] = TABLES.map((table) => ({
    kind: 'put',
    table,
    values: [...(rows.get(table) ?? [])],
  }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.next`, record(changes));
  renameSync(`${file}.next`, file);
}

/** From now on every completed transaction of this database goes to the file. */
export function keepStore({ dexie }: VaultDatabase, file: string): void {
  const open = new WeakMap<DBCoreTransaction, Change[]>();
  dexie.use({
    stack: 'dbcore',
    name: 'kept-store',
    create: (core): DBCore => ({
      ...core,
      transaction(tables, mode, options) {
        const transaction = core.transaction(tables, mode, options);
        if (
          mode !== 'readwrite' ||
          !(transaction instanceof EventTarget || 'addEventListener' in transaction)
        )
          return transaction;
        const changes: Change[] = [];
        open.set(transaction, changes);
        listen(transaction, () => append(file, changes));
        return transaction;
      },
      table(name) {
        const table = core.table(name);
        return {
          ...table,
          mutate(request) {
            open.get(request.trans)?.push(changeOf(name, request));
            return table.mutate(request);
          },
        };
      },
    }),
  });
}

function listen(transaction: DBCoreTransaction, onComplete: () => void): void {
  if ('addEventListener' in transaction && typeof transaction.addEventListener === 'function')
    transaction.addEventListener('complete', onComplete);
}

function changeOf(name: string, request: DBCoreMutateRequest): Change {
  const table = TABLES.find((one) => one === name);
  if (table === undefined) throw new Error(`unknown table ${name}`);
  switch (request.type) {
    case 'add':
    case 'put':
      return { kind: 'put', table, values: [...request.values] };
    case 'delete':
      return { kind: 'delete', table, keys: [...request.keys] };
    case 'deleteRange':
      return { kind: 'range', table, ...bounds(request.range) };
  }
}

function bounds({ lower, upper, lowerOpen, upperOpen }: DBCoreKeyRange) {
  return { lower, upper, lowerOpen: lowerOpen === true, upperOpen: upperOpen === true };
}

function append(file: string, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  mkdirSync(dirname(file), { recursive: true });
  const log = openSync(file, 'a');
  writeSync(log, record(changes));
  closeSync(log);
}

function record(changes: readonly Change[]): Buffer {
  const bytes = serialize(changes);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function readChanges(file: string): readonly Change[] {
  const log = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const changes: Change[] = [];
  for (let at = 0; at + 4 <= log.length; ) {
    const end = at + 4 + log.readUInt32LE(at);
    if (end > log.length) break;
    changes.push(...deserialize(log.subarray(at + 4, end)));
    at = end;
  }
  return changes;
}

/** The tables that an older make had, or a database that only a newer one knows. */
async function makeAs(name: string, make: Make, rows: readonly Keyed[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const asked = indexedDB.open(name, VERSION_OF[make]);
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore('rows', { keyPath: 'id' });
      if (make === 'newer') asked.result.createObjectStore('of-a-newer-make', { keyPath: 'id' });
    });
    asked.addEventListener('error', () => reject(asked.error));
    asked.addEventListener('success', () => {
      const transaction = asked.result.transaction('rows', 'readwrite');
      for (const row of rows) transaction.objectStore('rows').put(row);
      transaction.addEventListener('complete', () => {
        asked.result.close();
        resolve();
      });
    });
  });
}

/** The store's folder is gone, as when main removed it. */
export function dropKeptStore(file: string): void {
  rmSync(file, { force: true });
}
