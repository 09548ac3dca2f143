import type { RecordId } from '../../domain/ids';
import type { RecordKind } from '../../domain/record';
import { openContent } from '../journal/content';
import { type Address, type Envelope, openEnvelope } from '../journal/envelope';
import { type Frame, isAuthentic } from '../journal/frame';
import { type ReadSegment, readFrameAt } from '../journal/read-frames';
import { findUnit, unitKey } from '../keys/keyring';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { ReadRecord } from '../record-store';
import type { Catalogue, GoneLine } from './catalogue';
import type { VaultDatabase } from './database';

/** What reading needs. */
export interface ReaderParts {
  readonly catalogue: Catalogue;
  readonly database: VaultDatabase;
  readonly keyring: KeyringHolder;
  readonly readSegment: ReadSegment;
}

/** Current bodies in one bulk read; a row that is missing or does not open is read from the journal by its address. */
export async function readCurrent(
  parts: ReaderParts,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, ReadRecord>> {
  const known = ids.flatMap((id) => parts.catalogue.entry(id) ?? []);
  const rows = await parts.database.rows.bulkGet(known.map((entry) => entry.id)).catch(() => []);
  const found = new Map<RecordId, ReadRecord>();
  for (const [index, entry] of known.entries()) {
    const row = rows[index];
    const opened = row && openAt(parts, entry, row.bytes);
    found.set(entry.id, opened?.kind === 'read' ? opened : await readFromJournal(parts, entry));
  }
  for (const id of ids) {
    if (!found.has(id)) found.set(id, { kind: 'not-found' });
  }
  return found;
}

/** An earlier (or the current) revision: walks back from frame to frame. */
export async function readRevision(parts: ReaderParts, id: RecordId, revision: number): Promise<ReadRecord> {
  const newest = parts.catalogue.entry(id) ?? parts.catalogue.gone(id);
  if (!newest || revision > newest.revision) return { kind: 'not-found' };
  let at: Address | null = newest.at;
  while (at) {
    const read = await authenticFrame(parts, at);
    if (!read || read.envelope.id !== id) return { kind: 'damaged' };
    const { frame, envelope } = read;
    if (envelope.rev === revision) {
      if (envelope.gone) return { kind: 'not-found' };
      const { unit, keyGen: keyGeneration } = envelope;
      return openAt(parts, { id, kind: newest.kind, revision, unit, keyGeneration }, frame.content);
    }
    at = envelope.rev > revision ? envelope.earlier : null;
  }
  return { kind: 'not-found' };
}

async function readFromJournal(parts: ReaderParts, line: GoneLine): Promise<ReadRecord> {
  const read = await authenticFrame(parts, line.at);
  if (!read || read.envelope.id !== line.id) return { kind: 'damaged' };
  return openAt(parts, line, read.frame.content);
}

async function authenticFrame(
  { keyring, readSegment }: ReaderParts,
  at: Address,
): Promise<{ readonly frame: Frame; readonly envelope: Envelope } | undefined> {
  const answer = await readFrameAt(readSegment, at);
  const frame = answer.kind === 'ok' ? answer.value : undefined;
  if (!frame || !isAuthentic(keyring.keys, frame)) return undefined;
  const envelope = openEnvelope(keyring.keys, frame);
  return envelope && envelope !== 'foreign' ? { frame, envelope } : undefined;
}

interface ContentLine {
  readonly id: RecordId;
  readonly kind: RecordKind;
  readonly revision: number;
  readonly unit: string;
  readonly keyGeneration: number;
}

function openAt({ keyring }: ReaderParts, line: ContentLine, sealed: Uint8Array): ReadRecord {
  const { id, kind, revision, unit, keyGeneration } = line;
  const key = unitKey(keyring.current, unit, keyGeneration);
  if (!key) return { kind: findUnit(keyring.current, unit) ? 'damaged' : 'destroyed' };
  const record = openContent(key, { vaultId: keyring.keys.vaultId, kind, id, revision, unit }, sealed);
  return record ? { kind: 'read', record } : { kind: 'damaged' };
}
