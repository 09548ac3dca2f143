import { assertNever } from './assert-never';
import { formatDay } from './day-text';
import type { Hold } from './hold';
import type { RetentionFacts } from './retention';
import type { RuleDate } from './retention-rule';
import type { Treatment } from './retention-treatment';

/** Why this date: anchor, period, rule. */
export function becauseOf(
  date: Extract<RuleDate, { readonly kind: 'until' }>,
  treatment: Treatment,
  rules: number,
): string {
  const period = periodOf(date, treatment);
  return `Kept until ${formatDay(date.on)}: ${period}. ${withoutFullStop(date.rule.why)}.${others(rules - 1)}`;
}

/** Held, since when and why; what would be the case without the hold follows. */
export function becauseOfHold(hold: RetentionFacts['holds'][number], otherwise: string): string {
  return `Held since ${formatDay(hold.placedOn)} because of ${HOLD_REASONS[hold.reason]}; a hold beats every rule until it is lifted. Without it: ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`;
}

/** Work goes on. */
export function stillOpen(treatment: Treatment): string {
  return `The work is still open; the time starts when it ends. ${lastContact(treatment)}.`;
}

/** No date of birth. */
export function birthUnknown(treatment: Treatment): string {
  return `The date of birth is missing: the client may have been a child, whose records are kept longer, so no date can be worked out. ${lastContact(treatment)}.`;
}

const HOLD_REASONS: Readonly<Record<Hold['reason'], string>> = {
  claim: 'a claim',
  complaint: 'a complaint',
  investigation: 'an investigation',
  inquiry: 'an inquiry',
  'access-request': 'an open access request',
  safeguarding: 'a safeguarding concern',
  other: 'a reason written down with it',
};

function periodOf(
  { rule, anchor }: Extract<RuleDate, { readonly kind: 'until' }>,
  treatment: Treatment,
): string {
  const after = rule.years === 0 ? '' : `${rule.years} ${rule.years === 1 ? 'year' : 'years'} after `;
  switch (rule.anchor) {
    case 'last-contact':
      return `${after}${treatment.contactRecorded ? 'the last contact' : 'the start of the work (no contact is recorded)'} on ${formatDay(anchor)}`;
    case 'episode-end':
      return `${after}the end of the work on ${formatDay(anchor)}`;
    case 'birthday-18':
      return `${after}the 18th birthday on ${formatDay(anchor)}`;
    case 'birthday-25':
      return `${after}the 25th birthday on ${formatDay(anchor)}`;
    case 'birthday-25-or-26':
      return `${after}the ${(treatment.ageAtEnd ?? 0) < 17 ? '25th' : '26th'} birthday on ${formatDay(anchor)}, because ${ageAtEnd(treatment)}`;
    case 'death':
      return `${after}the death on ${formatDay(anchor)}`;
    case 'tax-year-end':
      return `${after}the tax deadline of ${formatDay(anchor)}`;
    case 'never':
      return 'without end';
    default:
      return assertNever(rule.anchor);
  }
}

function ageAtEnd({ ageAtEnd: age, endedOn }: Treatment): string {
  return age !== null && age >= 18
    ? `the work began before the 18th birthday and ended on ${formatDay(endedOn)}, at the age of ${age}`
    : `the work ended on ${formatDay(endedOn)}, at the age of ${age ?? 0}`;
}

function lastContact({ contactRecorded, lastContactOn }: Treatment): string {
  return contactRecorded
    ? `The last contact was on ${formatDay(lastContactOn)}`
    : `The work began on ${formatDay(lastContactOn)}, and no contact is recorded`;
}

function others(count: number): string {
  switch (count) {
    case 0:
      return '';
    case 1:
      return ' The other rule that applies keeps them no longer.';
    default:
      return ` None of the ${count} other rules that apply keeps them longer.`;
  }
}

function withoutFullStop(text: string): string {
  return text.replace(/\.\s*$/, '');
}
