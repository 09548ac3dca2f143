import { KINDS, type RecordKind, type VaultRecord } from '../../domain/record';
import { base64 } from '../crypto/base64';
import { sameBytes } from '../crypto/bytes';
import { hash } from '../crypto/hash';
import { openContent } from '../journal/content';
import { type Envelope, openEnvelope } from '../journal/envelope';
import { type Frame, isAuthentic, NO_HASH } from '../journal/frame';
import type { CompartmentEnd } from '../journal/journal-state';
import { type Keyring, unitKey } from '../keys/keyring';
import type { VaultKeys } from '../keys/vault-keys';
import { isCounted, recordHash } from './content-tally';
import { type Damage, damage } from './fault';

/** What a scratch vault keeps of a current record: enough to count and compare it, nothing to read. */
export interface ScratchRecord {
  readonly kind: RecordKind;
  readonly revision: number;
  readonly unit: string;
  readonly sequence: number;
  /** Hash of the record's meaning; `null` when its unit has no key any more. */
  readonly digest: Uint8Array | null;
  readonly file: ScratchFile | null;
}

export interface ScratchFile {
  readonly fileId: string;
  readonly bytes: number;
  readonly digest: string;
}

/** Where the replay starts: behind a frame that was proven before, or at the beginning of a chain nobody proved yet. */
export interface ChainStart {
  readonly sequence: number;
  /** `null`: whatever the first frame says; for a sample out of the middle. */
  readonly hash: Uint8Array | null;
  readonly whole: boolean;
}

export const WHOLE_CHAIN: ChainStart = { sequence: 0, hash: NO_HASH, whole: true };

export interface ScratchVault {
  /** The next frame; null when everything about it is right. */
  take(frame: Frame): Damage | null;
  /**
   * After the last frame: contents without a key are right only where their unit was destroyed later on. `destroyed`
   * names units whose tombstone may stand behind the stretch that was taken.
   */
  finish(destroyed: ReadonlySet<string>): Damage | null;
  readonly records: ReadonlyMap<string, ScratchRecord>;
  /** Files of units destroyed since: they are not to come back. */
  readonly goneFiles: readonly string[];
  readonly end: { readonly sequence: number; readonly hash: Uint8Array };
  readonly compartments: ReadonlyMap<number, CompartmentEnd>;
  /** Moment of the last complete group, and of the last destruction in it. */
  readonly lastAt: string | null;
  readonly lastDestructionAt: string | null;
}

/**
 * Replays a journal in memory as a rebuild would, believing nothing: chain and MAC of every frame, every compartment's
 * own chain, generations, groups, and every content opened and parsed. Units in `gone` (destroyed since) never count.
 */
export function scratchVault(
  keys: VaultKeys,
  keyring: Keyring,
  start: ChainStart,
  gone: ReadonlySet<string>,
): ScratchVault {
  const records = new Map<string, ScratchRecord>();
  const goneFiles: string[] = [];
  const compartments = new Map<number, CompartmentEnd>();
  /** The last content of a unit that did not open: right only if the unit is destroyed later on. */
  const unopened = new Map<string, { readonly sequence: number; readonly damage: Damage }>();
  let group: { readonly id: string; readonly effects: (() => void)[] } | null = null;
  let sequence = start.sequence;
  let last = start.hash;
  let lastAt: string | null = null;
  let lastDestructionAt: string | null = null;

  function take(frame: Frame): Damage | null {
    const here = `frame ${frame.sequence}`;
    if (last !== null && frame.sequence !== sequence + 1)
      return damage('journal', `${here} stands where ${sequence + 1} should`);
    if (last !== null && !sameBytes(frame.previous, last))
      return damage('journal', `${here} does not continue the one before`);
    if (!isAuthentic(keys, frame)) return damage('journal', `${here} was changed`);
    sequence = frame.sequence;
    last = hash(frame.bytes);
    const told = openEnvelope(keys, frame);
    if (told === undefined) return damage('journal', `the envelope of ${here} does not open`);
    const own =
      compartments.get(frame.compartment) ?? (start.whole ? { counter: 0, hash: NO_HASH } : undefined);
    if (told === 'foreign') return null;
    if (own !== undefined && (told.counter !== own.counter + 1 || told.prev !== base64(own.hash)))
      return damage('journal', `a frame of its compartment is missing before ${here}`);
    compartments.set(frame.compartment, { counter: told.counter, hash: last });
    if (told.vaultGen > keys.headerGeneration)
      return damage('header', `${here} needs header ${told.vaultGen}`);
    if (told.keyringGen > keyring.generation)
      return damage('keyring', `${here} needs keyring ${told.keyringGen}`);
    follow(frame, told);
    return null;
  }

  /** Collects a group and applies it when it is complete; one that another follows was never finished. */
  function follow(frame: Frame, told: Envelope): void {
    if (group?.id !== told.group) group = { id: told.group, effects: [] };
    group.effects.push(effectOf(frame, told));
    if (!told.end) return;
    for (const effect of group.effects) effect();
    lastAt = told.at;
    group = null;
  }

  function effectOf(frame: Frame, told: Envelope): () => void {
    if (told.kind === 'tombstone') {
      return () => {
        for (const [id, record] of records) if (record.unit === told.unit) records.delete(id);
        unopened.delete(told.unit);
        lastDestructionAt = told.at;
      };
    }
    if (!isRecordKind(told.kind)) return () => undefined;
    if (told.gone === true) return () => void records.delete(told.id);
    const { kind } = told;
    const record = openRecord(frame, kind, told);
    return () => {
      if (gone.has(told.unit)) {
        if (record?.kind === 'attachment') goneFiles.push(record.fileId);
        return;
      }
      records.set(told.id, {
        kind,
        revision: told.rev,
        unit: told.unit,
        sequence: frame.sequence,
        digest: record === undefined ? null : isCounted(kind) ? recordHash(record) : NO_HASH,
        file: record?.kind === 'attachment' ? fileOf(record) : null,
      });
    };
  }

  function openRecord(frame: Frame, kind: RecordKind, told: Envelope): VaultRecord | undefined {
    if (gone.has(told.unit) && kind !== 'attachment') return undefined;
    const key = unitKey(keyring, told.unit, told.keyGen);
    const at = { vaultId: keys.vaultId, kind, id: told.id, revision: told.rev, unit: told.unit };
    const record = key && openContent(key, at, frame.content);
    if (record === undefined && !gone.has(told.unit)) {
      const wrong =
        key === undefined
          ? damage('keyring', `the key for frame ${frame.sequence} is missing`)
          : damage('journal', `the content of frame ${frame.sequence} does not open`);
      unopened.set(told.unit, { sequence: frame.sequence, damage: wrong });
    }
    return record;
  }

  return {
    take,
    finish: (destroyed) => {
      const left = [...unopened].filter(([unit]) => !destroyed.has(unit)).map(([, content]) => content);
      return left.sort((one, other) => one.sequence - other.sequence)[0]?.damage ?? null;
    },
    records,
    goneFiles,
    compartments,
    get end() {
      return { sequence, hash: last ?? NO_HASH };
    },
    get lastAt() {
      return lastAt;
    },
    get lastDestructionAt() {
      return lastDestructionAt;
    },
  };
}

function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(KINDS, kind);
}

function fileOf({
  fileId,
  bytes,
  digest,
}: Extract<VaultRecord, { readonly kind: 'attachment' }>): ScratchFile {
  return { fileId, bytes, digest };
}
