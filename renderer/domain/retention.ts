import type { CalendarDay } from './calendar-day';
import type { Episode } from './episode';
import type { Hold } from './hold';
import type { RetentionRule } from './practice';
import { ruleDate, type RuleDate } from './retention-rule';
import { becauseOf, becauseOfHold, stillOpen, birthUnknown } from './retention-sentence';
import { treatmentOf } from './retention-treatment';

/** What the rule says of one person's records. `why` is one sentence for the person, naming rule, anchor and hold. */
export type RetentionFinding =
  | {
      readonly kind: 'due-on';
      readonly on: CalendarDay;
      readonly isDue: boolean;
      readonly why: string;
      readonly ruleId: string;
    }
  | { readonly kind: 'held'; readonly on: CalendarDay | null; readonly why: string }
  | { readonly kind: 'needs-date-of-birth'; readonly why: string }
  | { readonly kind: 'keep-indefinitely'; readonly why: string }
  /** Work goes on: nothing falls due while an episode is open. */
  | { readonly kind: 'open'; readonly on: CalendarDay | null; readonly why: string };

/** What is known of one person, as far as keeping their records depends on it. */
export interface RetentionFacts {
  readonly dateOfBirth: CalendarDay | null;
  readonly dateOfDeath: CalendarDay | null;
  /** First and last day with a contact: an attended session, a note, a measure. A missed session is none. */
  readonly firstContactOn: CalendarDay | null;
  readonly lastContactOn: CalendarDay | null;
  readonly episodes: readonly Pick<Episode, 'status' | 'startedOn' | 'endedOn'>[];
  readonly holds: readonly Pick<Hold, 'reason' | 'placedOn' | 'liftedOn'>[];
}

/**
 * When a person's records fall due for review (law.md §9). Never a reason to delete by itself: due means "look at it".
 * Outcomes, in this order of strength:
 * - `held`: a claim, complaint … keeps everything; `on` is the date without the hold, for information;
 * - `open`: an episode is waiting or active, or nothing at all is recorded to count from; `on` is the date if the work ended now;
 * - `keep-indefinitely`: a rule says never, or no rule of the policy covers the person;
 * - `needs-date-of-birth`: the person may have been a child, so no date is trusted; ask for the date of birth;
 * - `due-on`: the latest date over all rules that apply; `isDue` from that day on.
 * A death closes every episode and never brings a date forward. A later session never brings it forward either.
 */
export function retentionOf(
  facts: RetentionFacts,
  rules: readonly RetentionRule[],
  today: CalendarDay,
): RetentionFinding {
  const unheld = withoutHolds(facts, rules, today);
  const hold = holdInForce(facts.holds, today);
  if (hold === null) {
    return unheld;
  }
  return { kind: 'held', on: 'on' in unheld ? unheld.on : null, why: becauseOfHold(hold, unheld.why) };
}

/** Whether a hold still keeps the records on that day: from when it was placed until the day before it is lifted. */
export function isHeldOn(hold: Pick<Hold, 'liftedOn'>, day: CalendarDay): boolean {
  // A hold that is dated in the future counts already: the safe side of a slip of the pen.
  return hold.liftedOn === null || day < hold.liftedOn;
}

function holdInForce(
  holds: RetentionFacts['holds'],
  today: CalendarDay,
): RetentionFacts['holds'][number] | null {
  const inForce = holds.filter((hold) => isHeldOn(hold, today));
  return inForce.reduce<RetentionFacts['holds'][number] | null>(
    (oldest, hold) => (oldest === null || hold.placedOn < oldest.placedOn ? hold : oldest),
    null,
  );
}

function withoutHolds(
  facts: RetentionFacts,
  rules: readonly RetentionRule[],
  today: CalendarDay,
): RetentionFinding {
  const treatment = treatmentOf(facts);
  if (treatment === null) {
    return { kind: 'open', on: null, why: 'Nothing is recorded yet from which a date could be counted.' };
  }
  const isOpen =
    facts.dateOfDeath === null &&
    facts.episodes.some(({ status }) => status === 'waiting' || status === 'active');
  const dates = rules.map((rule) => ruleDate(rule, treatment)).filter((date) => date !== null);
  const never = dates.find((date) => date.kind === 'never');
  const longest = latestOf(dates);
  if (isOpen) {
    return {
      kind: 'open',
      on: never === undefined && treatment.dateOfBirth !== null ? (longest?.on ?? null) : null,
      why: stillOpen(treatment),
    };
  }
  if (never !== undefined) {
    return {
      kind: 'keep-indefinitely',
      why: `The rule “${never.rule.id}” keeps these records without end: ${never.rule.why}`,
    };
  }
  if (treatment.dateOfBirth === null) {
    return { kind: 'needs-date-of-birth', why: birthUnknown(treatment) };
  }
  if (longest === null) {
    return {
      kind: 'keep-indefinitely',
      why: 'No rule of the practice’s policy covers these records, so nothing falls due.',
    };
  }
  return {
    kind: 'due-on',
    on: longest.on,
    isDue: longest.on <= today,
    why: becauseOf(longest, treatment, dates.length),
    ruleId: longest.rule.id,
  };
}

/** The longest wins; of equal dates the rule that stands first in the policy gives the reason. */
function latestOf(dates: readonly RuleDate[]): Extract<RuleDate, { readonly kind: 'until' }> | null {
  return dates.reduce<Extract<RuleDate, { readonly kind: 'until' }> | null>(
    (latest, date) => (date.kind === 'until' && (latest === null || date.on > latest.on) ? date : latest),
    null,
  );
}
