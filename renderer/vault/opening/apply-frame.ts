import { KINDS, type RecordKind } from '../../domain/record';
import { type RecordId, recordId } from '../../domain/ids';
import { openContent } from '../journal/content';
import { type Keyring, unitKey } from '../keys/keyring';
import type { Entry } from '../record-store';
import type { GoneLine } from '../store/catalogue';
import type { SealedRow } from '../store/database';
import { summarise } from '../summary';
import type { ReadFrame } from './group-gatherer';

/** A unit that was destroyed, as the journal says it. */
export interface TombstoneFrame {
  readonly unit: string;
  readonly compartment: number;
  readonly certificateId: string;
}

/** What one frame of a whole act means for the store. */
export type FrameMeaning =
  | { readonly kind: 'put'; readonly entry: Entry; readonly row: SealedRow }
  | { readonly kind: 'withdrawn'; readonly line: GoneLine }
  | { readonly kind: 'tombstone'; readonly tombstone: TombstoneFrame }
  /** Its unit has no key any more: destroyed, or (without a tombstone) lost. */
  | { readonly kind: 'keyless'; readonly unit: string }
  /** Authentic, and still its content does not open: set aside. */
  | { readonly kind: 'unreadable' }
  /** Names a new header or keyring; ends a destruction. */
  | { readonly kind: 'keys' }
  /** Begins a branch, or was written by a newer app. */
  | { readonly kind: 'nothing' };

/** Reads a frame with the keys that are there. */
export function meaningOf(
  { frame, at, envelope }: ReadFrame,
  keyring: Keyring,
  vaultId: string,
): FrameMeaning {
  const { kind, unit, rev: revision, keyGen: keyGeneration } = envelope;
  if (kind === 'tombstone') {
    return {
      kind: 'tombstone',
      tombstone: { unit, compartment: frame.compartment, certificateId: envelope.id },
    };
  }
  if (kind === 'keys') return { kind: 'keys' };
  if (!isRecordKind(kind)) return { kind: 'nothing' };
  const key = unitKey(keyring, unit, keyGeneration);
  if (!key) return { kind: 'keyless', unit };
  const { compartment } = KINDS[kind];
  const id = envelope.id;
  if (envelope.gone) {
    const line = { kind, revision, compartment, unit, keyGeneration, sequence: frame.sequence, at };
    const parsed = recordIdOf(id);
    return parsed ? { kind: 'withdrawn', line: { ...line, id: parsed } } : { kind: 'unreadable' };
  }
  const record = openContent(key, { vaultId, kind, id, revision, unit }, frame.content);
  if (!record) return { kind: 'unreadable' };
  const summary = summarise(record);
  return {
    kind: 'put',
    entry: {
      id: record.id,
      kind,
      revision,
      compartment,
      unit,
      keyGeneration,
      sequence: frame.sequence,
      at,
      summary,
    },
    row: { id: record.id, bytes: frame.content.slice() },
  };
}

function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(KINDS, kind);
}

function recordIdOf(text: string): RecordId | undefined {
  const parsed = recordId.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}
