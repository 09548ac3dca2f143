import Dexie, { type Table } from 'dexie';

/** Sealed bytes under a random id. */
export interface SealedRow {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A delta of the catalogue; `key` is the sequence of the commit's last frame times 16 plus the compartment. */
export interface DeltaRow {
  readonly key: number;
  readonly bytes: Uint8Array;
}

/** `position` and the directories; the epoch stands in clear because it is part of what the bytes are bound to. */
export interface MetaRow {
  readonly name: string;
  readonly epoch: string;
  readonly bytes: Uint8Array;
}

/** The store's tables (FORMAT.md, Store). Nothing in keys or values is plain but random ids and counters. */
export interface VaultDatabase {
  readonly dexie: Dexie;
  readonly rows: Table<SealedRow, string>;
  readonly catalogue: Table<SealedRow, string>;
  readonly deltas: Table<DeltaRow, number>;
  readonly index: Table<SealedRow, string>;
  readonly meta: Table<MetaRow, string>;
}

export const DATABASE_NAME = 'casekeep';

/** Version 1 (2026-11-23): the first. Strict durability: a save that was answered is on the disk here too. */
export function vaultDatabase(name: string = DATABASE_NAME): VaultDatabase {
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
  dexie.version(1).stores({ rows: 'id', catalogue: 'id', deltas: 'key', index: 'id', meta: 'name' });
  return {
    dexie,
    rows: dexie.table('rows'),
    catalogue: dexie.table('catalogue'),
    deltas: dexie.table('deltas'),
    index: dexie.table('index'),
    meta: dexie.table('meta'),
  };
}
