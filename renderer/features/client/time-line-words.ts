import { assertNever } from '../../domain/assert-never';
import type { Consent } from '../../domain/consent';
import { CONSENT_WORDINGS } from '../../domain/consent-wordings';
import type { Hold } from '../../domain/hold';
import type { TimeLineRow } from '../../vault/api';
import { dayOf, showDay, showShortDay } from '../../ui/dates';
import { showBytes } from '../../ui/progress';
import type { TimeLineWords, Tone } from './entry-words';
import { sessionWords } from './session-words';

export function timeLineWords(row: TimeLineRow, today: string): TimeLineWords {
  switch (row.kind) {
    case 'note':
      return {
        title: 'Session note',
        more: '',
        under: row.excerpt,
        isSaid: true,
        chips: [
          { tone: 'neutral', said: 'Finished' },
          ...(row.lastAmendedAt === null
            ? []
            : [
                {
                  tone: 'neutral' as const,
                  said: `Amended ${showShortDay(dayOf(new Date(row.lastAmendedAt)))}`,
                },
              ]),
          ...(row.riskOpen ? [{ tone: 'risk' as const, said: 'Risk open' }] : []),
        ],
        dot: row.riskOpen ? 'risk' : 'filled',
      };
    case 'session':
      return sessionWords(row.appointment, row.hasNote, today);
    case 'consent':
      return consentWords(row.consent, row.version, today);
    case 'attachment':
      return {
        title: 'File',
        more: ` ${row.attachment.name}`,
        under: [showBytes(row.attachment.bytes), SOURCE[row.attachment.source]].join(' · '),
        isSaid: false,
        chips: [],
        dot: 'ring',
      };
    case 'measure':
      return {
        title: row.result.measure,
        more: ` ${row.result.total}`,
        under: '',
        isSaid: false,
        chips: row.previous === null ? [] : [{ tone: 'neutral', said: `from ${row.previous}` }],
        dot: 'ring',
      };
    case 'hold':
      return holdWords(row.hold);
    default:
      return assertNever(row);
  }
}

function consentWords(consent: Consent, version: string, today: string): TimeLineWords {
  const isRefused = consent.decision === 'refused';
  return {
    title: isRefused ? 'Consent refused' : 'Consent given',
    more: `: ${lowerFirst(CONSENT_WORDINGS[consent.consentKind].label)}`,
    under: [
      `${HOW[consent.how]} by ${BY_WHOM[consent.byWhom]}`,
      ...(version === '' ? [] : [`wording ${version}`]),
    ].join('; '),
    isSaid: false,
    chips: [consentChip(consent, today)],
    dot: 'ring',
  };
}

function consentChip(
  { decision, withdrawnOn }: Consent,
  today: string,
): { readonly tone: Tone; readonly said: string } {
  if (decision === 'refused') return { tone: 'due', said: 'Refused' };
  if (withdrawnOn === null) return { tone: 'good', said: 'In force' };
  return withdrawnOn <= today
    ? { tone: 'due', said: `Withdrawn ${showDay(withdrawnOn)}` }
    : { tone: 'good', said: `In force until ${showDay(withdrawnOn)}` };
}

function holdWords({ reason, remark, liftedOn }: Hold): TimeLineWords {
  return {
    title: 'Hold placed',
    more: `: ${HOLD_REASON[reason]}`,
    under: remark,
    isSaid: false,
    chips: [
      liftedOn === null
        ? { tone: 'due', said: 'In place' }
        : { tone: 'neutral', said: `Lifted ${showDay(liftedOn)}` },
    ],
    dot: 'ring',
  };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Reads after `Held:` and `Hold placed:`. */
export const HOLD_REASON: Readonly<Record<Hold['reason'], string>> = {
  claim: 'a legal claim',
  complaint: 'a complaint',
  investigation: 'an investigation',
  inquiry: 'a public inquiry',
  'access-request': 'a request for access',
  safeguarding: 'safeguarding',
  other: 'another reason',
};

const HOW: Readonly<Record<Consent['how'], string>> = {
  written: 'In writing',
  verbal: 'Spoken',
  electronic: 'Electronically',
};

const BY_WHOM: Readonly<Record<Consent['byWhom'], string>> = {
  client: 'the client',
  parent: 'a parent',
  guardian: 'a guardian',
  attorney: 'an attorney',
  court: 'the court',
};

const SOURCE: Readonly<Record<'practice' | 'client' | 'third-party' | 'third-party-in-confidence', string>> =
  {
    practice: 'from the practice',
    client: 'from the client',
    'third-party': 'from somebody else',
    'third-party-in-confidence': 'from somebody else, in confidence',
  };
