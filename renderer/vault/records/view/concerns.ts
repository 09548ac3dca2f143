import { assertNever } from '../../../domain/assert-never';
import type { RecordId } from '../../../domain/ids';
import type { Summary } from '../../summary';

/** People whose page changes when this record does. */
export function concernedPeople(record: Summary): readonly RecordId[] {
  switch (record.kind) {
    case 'person':
      return [record.id];
    case 'relation':
      return [record.clientId, record.otherId];
    case 'episode':
    case 'appointment':
    case 'session-note':
    case 'amendment':
      return record.participants;
    case 'consent':
    case 'consent-wording':
    case 'attachment':
    case 'measure-result':
    case 'hold':
      return [record.personId];
    case 'series':
    case 'certificate':
    case 'practice':
    case 'drive':
    case 'import-run':
      return [];
    default:
      return assertNever(record);
  }
}
