const NAMES: Readonly<Record<string, readonly [string, string]>> = {
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

/** `session-note`, 3 → `3 session notes`. */
export function countOfKind(kind: string, count: number): string {
  const [one, many] = NAMES[kind] ?? [kind, kind];
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
