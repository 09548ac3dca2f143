import { assertNever } from './assert-never';
import { calendarDayOf, LAST_YEAR, partsOf, type CalendarDay } from './calendar-day';
import { addYears } from './day-arithmetic';
import type { RetentionRule } from './practice';
import type { Treatment } from './retention-treatment';

/** What one rule says of one person. `anchor` is the day it counts from, `years` how long after it. */
export type RuleDate =
  | { readonly kind: 'never'; readonly rule: RetentionRule }
  | {
      readonly kind: 'until';
      readonly rule: RetentionRule;
      readonly anchor: CalendarDay;
      readonly on: CalendarDay;
    };

/** The date of one rule, or null when it does not apply (another age, no death known, no date of birth). */
export function ruleDate(rule: RetentionRule, treatment: Treatment): RuleDate | null {
  if (!covers(rule, treatment)) {
    return null;
  }
  if (rule.anchor === 'never') {
    return { kind: 'never', rule };
  }
  const anchor = anchorDay(rule.anchor, treatment);
  return anchor === null ? null : { kind: 'until', rule, anchor, on: addYears(anchor, rule.years) };
}

/**
 * A child rule covers whoever was seen before 18, and does not let go when the work went on past the 18th birthday:
 * otherwise a session more would shorten the time (aged 17 → 26th birthday, one session at 18 → 25th).
 */
function covers(rule: RetentionRule, treatment: Treatment): boolean {
  switch (rule.appliesTo) {
    case 'everyone':
      return true;
    case 'child':
      return treatment.seenAsChild;
    case 'adult':
      return treatment.ageAtEnd !== null && treatment.ageAtEnd >= 18;
    default:
      return assertNever(rule.appliesTo);
  }
}

function anchorDay(
  anchor: Exclude<RetentionRule['anchor'], 'never'>,
  treatment: Treatment,
): CalendarDay | null {
  const birthday = (years: number) =>
    treatment.dateOfBirth === null ? null : addYears(treatment.dateOfBirth, years);
  switch (anchor) {
    case 'last-contact':
      return treatment.lastContactOn;
    case 'episode-end':
      return treatment.endedOn;
    case 'birthday-18':
      return birthday(18);
    case 'birthday-25':
      return birthday(25);
    case 'birthday-25-or-26':
      // NHS code: 25th birthday, or the 26th when treatment ended at 17 (law.md §9).
      return birthday(treatment.ageAtEnd !== null && treatment.ageAtEnd < 17 ? 25 : 26);
    case 'death':
      return treatment.dateOfDeath;
    case 'tax-year-end':
      return filingDeadline(treatment.lastContactOn);
    default:
      return assertNever(anchor);
  }
}

/** The 31 January after the tax year (6 April–5 April) of that day: HMRC counts its five years from there (law.md §9). */
function filingDeadline(day: CalendarDay): CalendarDay {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const inOldTaxYear = month < 4 || (month === 4 && dayOfMonth < 6);
  return calendarDayOf({ year: Math.min(inOldTaxYear ? year + 1 : year + 2, LAST_YEAR), month: 1, day: 31 });
}
