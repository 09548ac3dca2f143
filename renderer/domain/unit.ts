import { assertNever } from './assert-never';
import type { RecordId } from './ids';
import { KINDS, type RecordClass, type VaultRecord } from './record';

/** What is destroyed as one: a class of record of one owner. The owner is the episode, else the person, else the practice. */
export interface UnitName {
  readonly recordClass: RecordClass;
  readonly owner: RecordId | 'practice';
  /** People whose dates and holds decide when the unit falls due. */
  readonly participants: readonly RecordId[];
}

/** The unit a record belongs to. */
export function unitOf(record: VaultRecord): UnitName {
  const { recordClass } = KINDS[record.kind];
  switch (record.kind) {
    case 'person':
      return { recordClass, owner: record.id, participants: [record.id] };
    case 'relation':
      return { recordClass, owner: record.clientId, participants: [record.clientId] };
    case 'episode':
      return { recordClass, owner: record.id, participants: record.participants };
    case 'appointment':
      return { recordClass, owner: record.episodeId, participants: record.participants };
    case 'series':
      return { recordClass, owner: record.episodeId, participants: [] };
    case 'session-note':
    case 'amendment':
      return { recordClass, owner: record.episodeId, participants: record.participants };
    case 'consent':
    case 'consent-wording':
    case 'measure-result':
    case 'hold':
    case 'attachment':
      return { recordClass, owner: record.personId, participants: [record.personId] };
    case 'certificate':
    case 'practice':
    case 'drive':
    case 'import-run':
      return { recordClass, owner: 'practice', participants: [] };
    default:
      return assertNever(record);
  }
}
