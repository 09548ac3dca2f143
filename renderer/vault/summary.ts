import type { ImportRun } from '../domain/import-run';
import type { Amendment, SessionNote } from '../domain/session-note';
import type { ConsentWording } from '../domain/consent';
import type { VaultRecord } from '../domain/record';

/** Characters of a text that the catalogue keeps for lists. */
export const EXCERPT_LENGTH = 240;

type LongText = SessionNote | Amendment | ConsentWording | ImportRun;

/** What the catalogue holds of a record: short kinds whole, long texts as an excerpt. */
export type Summary =
  | Exclude<VaultRecord, LongText>
  | (Omit<SessionNote, 'fields'> & { readonly excerpt: string })
  | (Omit<Amendment, 'text'> & { readonly excerpt: string })
  | Omit<ConsentWording, 'wording' | 'remark'>
  | (Omit<ImportRun, 'recordIds'> & { readonly records: number });

/** The line of a record for the catalogue; pure. */
export function summarise(record: VaultRecord): Summary {
  switch (record.kind) {
    case 'session-note': {
      const { fields, ...rest } = record;
      return {
        ...rest,
        excerpt: excerptOf([fields.themes, fields.risk, fields.plan].filter(Boolean).join(' · ')),
      };
    }
    case 'amendment': {
      const { text, ...rest } = record;
      return { ...rest, excerpt: excerptOf(text) };
    }
    case 'consent-wording': {
      const { wording: _wording, remark: _remark, ...rest } = record;
      return rest;
    }
    case 'import-run': {
      const { recordIds, ...rest } = record;
      return { ...rest, records: recordIds.length };
    }
    default:
      return record;
  }
}

/** Looks at the beginning only: flattening all of a long note costs more than opening it. */
function excerptOf(text: string): string {
  const begin = text.trim();
  const flat = begin.slice(0, EXCERPT_LENGTH * 4).replaceAll(/\s+/g, ' ');
  const isWhole = flat.length <= EXCERPT_LENGTH && begin.length <= EXCERPT_LENGTH * 4;
  return isWhole ? flat : `${flat.slice(0, EXCERPT_LENGTH - 1)}…`;
}
