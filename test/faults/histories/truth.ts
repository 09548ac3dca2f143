import { createHash } from 'node:crypto';
import { type Instant, instant } from '../../../renderer/domain/instant';
import { type CalendarDay } from '../../../renderer/domain/calendar-day';
import {
  type RecordKind,
  type RecordOf,
  type VaultRecord,
  vaultRecord,
} from '../../../renderer/domain/record';
import { unitOf } from '../../../renderer/domain/unit';
import { localTimeIn, todayIn } from '../../../renderer/domain/zone-clock';
import { newId } from '../../../renderer/vault/crypto/random-id';
import type { DraftAbout } from '../../../renderer/vault/commands';

/** A record as it stands; `stand` is another one each time it is written, and the old one again when that is undone. */
export interface Standing {
  readonly record: VaultRecord;
  readonly stand: string;
}

export interface TrueDraft {
  readonly draftId: string;
  readonly about: DraftAbout;
  readonly fields: Readonly<Record<string, string>>;
  readonly savedAt: string;
}

/** What the vault holds, as plainly as it can be written down: the truth that its answers are compared with. */
export interface Truth {
  readonly records: Record<string, Standing>;
  /** By the word that is in no other draft: a destruction gives drafts new ids. */
  readonly drafts: Record<string, TrueDraft>;
  /** SHA-256 of the bytes of each attachment. */
  readonly files: Record<string, string>;
  /** How often each record was written, withdrawals counted. */
  readonly writings: Record<string, number>;
  /** Work as it was first written down. */
  readonly begun: Record<string, RecordOf<'episode'>>;
  /** Units that were destroyed: class and owner. */
  readonly unitsGone: string[];
  /** Ids that stand in for ids which the vault has not told yet. */
  readonly unnamed: string[];
}

/** The truth with what opens it. A recovery key that nobody was told is null. */
export interface World {
  readonly truth: Truth;
  readonly password: string;
  readonly recovery: string | null;
  /** Counts restores: a copy of an earlier branch is no copy of this one. */
  readonly branch: number;
}

export const ZONE = 'Europe/London';

export function emptyTruth(): Truth {
  return { records: {}, drafts: {}, files: {}, writings: {}, begun: {}, unitsGone: [], unnamed: [] };
}

export function momentAt(nowMs: number): Instant {
  return instant.parse(new Date(nowMs).toISOString());
}

export function todayAt(nowMs: number): CalendarDay {
  return todayIn(ZONE, nowMs);
}

export function wallClockAt(nowMs: number): string {
  return localTimeIn(ZONE, nowMs);
}

/** Records of a kind in the order in which they came: the same in every run, whatever their ids are. */
export function allOf<Kind extends RecordKind>(truth: Truth, kind: Kind): readonly RecordOf<Kind>[] {
  return Object.values(truth.records).flatMap(({ record }) => (isOf(record, kind) ? [record] : []));
}

function isOf<Kind extends RecordKind>(record: VaultRecord, kind: Kind): record is RecordOf<Kind> {
  return record.kind === kind;
}

/** Writes a record down, whatever stood there. */
export function put(truth: Truth, record: unknown): void {
  const parsed = vaultRecord.parse(record);
  truth.records[parsed.id] = { record: parsed, stand: newId() };
  if (parsed.kind === 'episode') truth.begun[parsed.id] ??= parsed;
}

/** Counts what an act wrote. */
export function countWritings(before: Truth, after: Truth): void {
  const ids = new Set([...Object.keys(before.records), ...Object.keys(after.records)]);
  for (const id of ids)
    if (before.records[id]?.stand !== after.records[id]?.stand)
      after.writings[id] = (after.writings[id] ?? 0) + 1;
}

/** The unit of a record as the model names it. */
export function unitNameOf(record: VaultRecord): string {
  const { recordClass, owner } = unitOf(record);
  return `${recordClass}|${owner}`;
}

/** Ids that were made up, given their real names wherever they stand. */
export function renamed(truth: Truth, names: ReadonlyMap<string, string>): Truth {
  let text = JSON.stringify({ ...truth, unnamed: truth.unnamed.filter((id) => !names.has(id)) });
  for (const [from, to] of names) text = text.replaceAll(from, to);
  const named: Truth = JSON.parse(text);
  return named;
}

export function copyOf<Value>(value: Value): Value {
  return structuredClone(value);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** People with work of their own, oldest first; names are given once, so their order is the same in every run. */
export function clientsOf(truth: Truth): readonly RecordOf<'person'>[] {
  const withWork = new Set<string>(allOf(truth, 'episode').flatMap(({ participants }) => participants));
  return allOf(truth, 'person')
    .filter(({ id }) => withWork.has(id))
    .sort((one, other) => (one.email < other.email ? -1 : 1));
}

/** The one stretch of work of a client. */
export function workOf(truth: Truth, personId: string): RecordOf<'episode'> {
  const own = allOf(truth, 'episode').find(({ participants }) => participants.some((id) => id === personId));
  if (own === undefined) throw new Error('a client without work');
  return own;
}
