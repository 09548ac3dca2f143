import type { RecordKind } from './record';

const NAMES: Readonly<Record<RecordKind, readonly [string, string]>> = {
  person: ['person', 'people'],
  relation: ['related person', 'related people'],
  episode: ['episode of care', 'episodes of care'],
  appointment: ['appointment', 'appointments'],
  series: ['series of appointments', 'series of appointments'],
  'session-note': ['session note', 'session notes'],
  amendment: ['amendment', 'amendments'],
  consent: ['consent', 'consents'],
  'consent-wording': ['consent wording', 'consent wordings'],
  attachment: ['attachment', 'attachments'],
  'measure-result': ['questionnaire total', 'questionnaire totals'],
  hold: ['hold', 'holds'],
  certificate: ['certificate', 'certificates'],
  practice: ['practice setting', 'practice settings'],
  drive: ['backup place', 'backup places'],
  'import-run': ['import', 'imports'],
};

/** `session-note`, 3 → `3 session notes`. A kind from a newer version is named as it is stored. */
export function countOfKind(kind: string, count: number): string {
  const [one, many] = Object.entries(NAMES).find(([known]) => known === kind)?.[1] ?? [kind, kind];
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** Counts per kind as one list: `3 session notes, 12 appointments`; kinds that count 0 are left out. */
export function countsInWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => countOfKind(kind, count))
    .join(', ');
}
