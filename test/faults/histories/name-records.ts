import type { Heard } from './ask-everything';
import { comparable } from './answers';
import { renamed, type Truth } from './truth';

const ID = /[0-9a-hjkmnp-tv-z]{26}/g;

/** Gives what an act made the ids that the vault gave it: of one kind, in the order of what stands in them. */
export function nameRecords(truth: Truth, { answers, draftIds }: Heard): Truth {
  const names = new Map<string, string>();
  const fresh = new Map<string, string[]>();
  for (const [id, record] of inOrder(answers.records))
    if (truth.records[id] === undefined) push(fresh, kindOf(record), id);
  const made = truth.unnamed.flatMap((id) => {
    const record = truth.records[id]?.record;
    return record === undefined
      ? []
      : [[id, record.kind === 'series' ? record : comparable(record)] as const];
  });
  for (const [id, record] of inOrder(Object.fromEntries(made))) {
    const real = fresh.get(kindOf(record))?.shift();
    if (real !== undefined) names.set(id, real);
  }
  nameSeries(truth, answers.records, names);
  const named = renamed(truth, names);
  for (const [word, draft] of Object.entries(named.drafts)) {
    const draftId = draftIds[draft.fields['text'] ?? ''];
    if (draftId !== undefined) named.drafts[word] = { ...draft, draftId };
  }
  return named;
}

/** A series is shown by its sessions alone. */
function nameSeries(truth: Truth, records: Heard['answers']['records'], names: Map<string, string>): void {
  for (const { record } of Object.values(truth.records)) {
    if (record.kind !== 'appointment' || record.seriesId === null) continue;
    if (!truth.unnamed.includes(record.seriesId)) continue;
    const seen = records[names.get(record.id) ?? record.id];
    const real = seen !== null && typeof seen === 'object' && 'seriesId' in seen ? seen.seriesId : null;
    if (typeof real === 'string') names.set(record.seriesId, real);
  }
}

/** Ordered by what they say, whatever ids they name. */
function inOrder(records: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  const said = (record: unknown) => {
    const fields = Object.entries(record ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
    return JSON.stringify(fields).replaceAll(ID, '');
  };
  return Object.entries(records).sort(([, one], [, other]) => (said(one) < said(other) ? -1 : 1));
}

function kindOf(record: unknown): string {
  return record !== null && typeof record === 'object' && 'kind' in record ? String(record.kind) : '';
}

function push(groups: Map<string, string[]>, key: string, id: string): void {
  groups.set(key, [...(groups.get(key) ?? []), id]);
}
