import { COMPARTMENTS } from '../compartments';
import { hash } from '../crypto/hash';
import type { JournalState } from '../journal/journal-state';
import type { Entry } from '../record-store';
import type { GoneLine } from './catalogue';
import type { MetaRow, SealedRow, VaultDatabase } from './database';
import { digestOf, type SegmentEntry, sealDirectory } from './directory';
import { type StorePosition, sealPosition } from './position';
import {
  catalogueKey,
  compartmentOfShelf,
  type DeltaFact,
  deltaFact,
  type SealedSegment,
  type StoreSeal,
  sealDeltas,
} from './sealed-lines';
import type { Shelf } from './shelf';
import { turns } from './turns';

export const POSITION = 'position';

/** The name of a compartment's directory among the meta rows. */
export function directoryName(compartment: number): string {
  return `directory-${compartment}`;
}

/** What one commit changes in the store. */
export interface StoreStep {
  readonly rows: readonly SealedRow[];
  readonly removed: readonly string[];
  readonly lines: readonly (Entry | GoneLine)[];
  /** Rows there are more (or fewer) afterwards. */
  readonly grown: number;
  readonly journal: JournalState;
}

/** What stands in the store when it is opened or made. */
export interface StoreStart {
  readonly position: StorePosition;
  readonly directories: ReadonlyMap<number, DirectoryInPlace>;
  readonly deltas: readonly DeltaFact[];
  readonly deltaBytes: number;
}

export interface DirectoryInPlace {
  readonly segments: readonly SegmentEntry[];
  readonly hash: Uint8Array;
}

/** The store as it is on the disk: every change is sealed first and then written in one transaction with the position. */
export interface VaultStore {
  readonly seal: StoreSeal;
  readonly database: VaultDatabase;
  readonly position: StorePosition;
  readonly deltas: number;
  readonly deltaBytes: number;
  segments(): readonly SegmentEntry[];
  /**
   * Writes one commit. When the disk refuses, the step waits and goes with the next one: the journal has it, and a
   * position that is behind is caught up with at the next unlock.
   */
  write(step: StoreStep): Promise<'written' | 'behind'>;
  /** Writes the position, with other meta rows, in one transaction. */
  confirm(rows: readonly MetaRow[]): Promise<void>;
  /** Replaces the segments of some shelves, in one transaction. */
  replaceShelves(shelves: ReadonlyMap<Shelf, readonly SealedSegment[]>): Promise<void>;
  /** Removes deltas up to a key: their lines stand in segments by now. */
  dropDeltas(upTo: number): Promise<void>;
}

/** Goes on from what stands in the store. */
export function vaultStore(database: VaultDatabase, seal: StoreSeal, start: StoreStart): VaultStore {
  const inTurn = turns();
  let { position, directories, deltas, deltaBytes } = start;
  let waiting: StoreStep[] = [];

  const positionRow = (told: StorePosition): MetaRow => {
    const part = seal.keyring().parts.get(COMPARTMENTS['front-desk']);
    if (!part) throw new Error('The keyring lacks the front desk');
    return { name: POSITION, epoch: seal.epoch, bytes: sealPosition(part.position, seal.vaultId, told) };
  };
  const told = (journal: JournalState, rows: number): StorePosition => ({
    epoch: seal.epoch,
    journal,
    rows,
    deltas: deltas.length,
    digest: digestOf([...inOrder(directories), ...deltas].map((one) => one.hash)),
    keyringGeneration: seal.keyring().generation,
  });

  const write = async (): Promise<'written' | 'behind'> => {
    const step = merged(waiting);
    if (!step) return 'written';
    const sealed = sealDeltas(seal, step.journal.sequence, step.lines);
    const before = deltas;
    deltas = [...deltas, ...sealed.map(deltaFact)];
    const next = told(step.journal, position.rows + step.grown);
    const row = positionRow(next);
    try {
      await database.dexie.transaction('rw', [database.rows, database.deltas, database.meta], async () => {
        await database.rows.bulkPut([...step.rows]);
        if (step.removed.length > 0) await database.rows.bulkDelete([...step.removed]);
        await database.deltas.bulkPut([...sealed]);
        await database.meta.put(row);
      });
    } catch {
      deltas = before;
      return 'behind';
    }
    position = next;
    deltaBytes += sealed.reduce((sum, one) => sum + one.bytes.length, 0);
    waiting = [];
    return 'written';
  };

  return {
    seal,
    database,
    get position() {
      return position;
    },
    get deltas() {
      return deltas.length;
    },
    get deltaBytes() {
      return deltaBytes;
    },
    segments: () => [...directories.values()].flatMap((one) => one.segments),
    write: (step) => {
      waiting.push(step);
      return inTurn(write);
    },
    confirm: (rows) =>
      inTurn(async () => {
        position = told(position.journal, position.rows);
        await database.meta.bulkPut([...rows, positionRow(position)]);
      }),
    replaceShelves: (shelves) =>
      inTurn(async () => {
        const fresh = [...shelves.values()].flat();
        const old: string[] = [];
        const rows: MetaRow[] = [];
        const before = directories;
        const after = new Map(directories);
        for (const compartment of new Set([...shelves.keys()].map(compartmentOfShelf))) {
          const known = before.get(compartment)?.segments ?? [];
          const stay = known.filter((one) => !shelves.has(one.shelf));
          old.push(...known.filter((one) => shelves.has(one.shelf)).map((one) => one.id));
          const own = fresh.filter((one) => compartmentOfShelf(one.entry.shelf) === compartment);
          const segments = [...stay, ...own.map((one) => one.entry)];
          const key = catalogueKey(seal, compartment);
          const bytes = sealDirectory(key, seal.vaultId, compartment, seal.epoch, segments);
          after.set(compartment, { segments, hash: hash(bytes) });
          rows.push({ name: directoryName(compartment), epoch: seal.epoch, bytes });
        }
        directories = after;
        const next = told(position.journal, position.rows);
        rows.push(positionRow(next));
        try {
          await database.dexie.transaction('rw', [database.catalogue, database.meta], async () => {
            await database.catalogue.bulkPut(fresh.map((one) => one.row));
            await database.catalogue.bulkDelete(old);
            await database.meta.bulkPut(rows);
          });
        } catch (error) {
          directories = before;
          throw error;
        }
        position = next;
      }),
    dropDeltas: (upTo) =>
      inTurn(async () => {
        const before = deltas;
        deltas = deltas.filter((one) => one.key > upTo);
        const next = told(position.journal, position.rows);
        const row = positionRow(next);
        try {
          await database.dexie.transaction('rw', [database.deltas, database.meta], async () => {
            await database.deltas.where('key').belowOrEqual(upTo).delete();
            await database.meta.put(row);
          });
        } catch (error) {
          deltas = before;
          throw error;
        }
        position = next;
        deltaBytes = 0;
      }),
  };
}

/** The digest counts directories by compartment, in whichever order they were made. */
function inOrder(directories: ReadonlyMap<number, DirectoryInPlace>): readonly DirectoryInPlace[] {
  return [...directories].toSorted(([a], [b]) => a - b).map(([, directory]) => directory);
}

/** Steps that waited, as one; later lines of the same record win because they come later. */
function merged(steps: readonly StoreStep[]): StoreStep | undefined {
  const last = steps.at(-1);
  if (!last || steps.length === 1) return last;
  const rows = new Map<string, SealedRow>();
  const removed = new Set<string>();
  for (const step of steps) {
    for (const row of step.rows) {
      rows.set(row.id, row);
      removed.delete(row.id);
    }
    for (const id of step.removed) {
      rows.delete(id);
      removed.add(id);
    }
  }
  return {
    rows: [...rows.values()],
    removed: [...removed],
    lines: steps.flatMap((step) => step.lines),
    grown: steps.reduce((sum, step) => sum + step.grown, 0),
    journal: last.journal,
  };
}
