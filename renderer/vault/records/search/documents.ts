import { assertNever } from '../../../domain/assert-never';
import { CONSENT_WORDINGS } from '../../../domain/consent-wordings';
import { dayNumber } from '../../../domain/day-arithmetic';
import type { CalendarDay } from '../../../domain/calendar-day';
import type { RecordId } from '../../../domain/ids';
import type { SearchHit } from '../../questions';
import type { Summary } from '../../summary';
import type { VaultRecord } from '../../../domain/record';

/** A document as the index numbers it. `stamp` is the journal sequence of its newest part: another stamp is another text. */
export interface IndexedDocument {
  readonly id: string;
  readonly stamp: number;
  /** Days since the first of 1950, for newest first. */
  readonly day: number;
  readonly kind: number;
}

export const DOCUMENT_KINDS: readonly SearchHit['kind'][] = [
  'person',
  'note',
  'amendment',
  'consent',
  'attachment',
  'measure',
  'hold',
];
export const PERSON_KIND = 0;

/** 1 January 1950, so that two bytes reach to 2129. */
const FIRST_DAY = -7305;

export function dayCode(day: CalendarDay): number {
  return Math.min(0xffff, Math.max(0, dayNumber(day) - FIRST_DAY));
}

/** The document a record is part of; a consent's wording belongs to the consent. Null for what is not searched. */
export function documentOf(
  record: Summary | VaultRecord,
): { readonly id: RecordId; readonly kind: SearchHit['kind'] } | null {
  switch (record.kind) {
    case 'person':
      return { id: record.id, kind: 'person' };
    case 'session-note':
      return { id: record.id, kind: 'note' };
    case 'amendment':
      return { id: record.id, kind: 'amendment' };
    case 'consent':
      return { id: record.id, kind: 'consent' };
    case 'consent-wording':
      return { id: record.consentId, kind: 'consent' };
    case 'attachment':
      return { id: record.id, kind: 'attachment' };
    case 'measure-result':
      return { id: record.id, kind: 'measure' };
    case 'hold':
      return { id: record.id, kind: 'hold' };
    case 'relation':
    case 'episode':
    case 'appointment':
    case 'series':
    case 'certificate':
    case 'practice':
    case 'drive':
    case 'import-run':
      return null;
    default:
      return assertNever(record);
  }
}

/** What of a record can be found by its words; the text of a document is that of its parts, one below the other. */
export function textOf(record: VaultRecord): string {
  switch (record.kind) {
    case 'person': {
      const { name, preferredName, organisation, phone, email, address, postcode, importedAs } = record;
      return [name, preferredName, organisation, phone, email, address, postcode, importedAs]
        .filter(Boolean)
        .join('\n');
    }
    case 'session-note':
      return [record.fields.themes, record.fields.risk, record.fields.plan].filter(Boolean).join('\n');
    case 'amendment':
      return [record.text, record.reason].filter(Boolean).join('\n');
    case 'consent':
      return CONSENT_WORDINGS[record.consentKind].label;
    case 'consent-wording':
      return [record.wording, record.version, record.remark].filter(Boolean).join('\n');
    case 'attachment':
      return record.name;
    case 'measure-result':
      return `${record.measure} ${record.total}`;
    case 'hold':
      return [record.reason, record.remark].filter(Boolean).join('\n');
    case 'relation':
    case 'episode':
    case 'appointment':
    case 'series':
    case 'certificate':
    case 'practice':
    case 'drive':
    case 'import-run':
      return '';
    default:
      return assertNever(record);
  }
}
