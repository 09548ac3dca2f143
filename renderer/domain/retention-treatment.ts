import type { CalendarDay } from './calendar-day';
import { ageOn, earliestDay, latestDay } from './day-arithmetic';
import type { RetentionFacts } from './retention';

/** What the rules count from, worked out once for each person. */
export interface Treatment {
  readonly dateOfBirth: CalendarDay | null;
  readonly dateOfDeath: CalendarDay | null;
  readonly lastContactOn: CalendarDay;
  /** False when no contact is recorded and the start of the episode stands in for it. */
  readonly contactRecorded: boolean;
  /** The last day of the work: end of the last episode, or a contact after it. */
  readonly endedOn: CalendarDay;
  readonly ageAtEnd: number | null;
  /** Seen before the 18th birthday at any time: those records stay a child's, even when the work went on into adult life. */
  readonly seenAsChild: boolean;
}

/**
 * Null when there is neither a contact nor an episode to count from.
 * Age is taken on the last day of treatment, as the law has it; a birth after it (a slip of the pen) counts as age 0, so keeps longest.
 */
export function treatmentOf(facts: RetentionFacts): Treatment | null {
  const started = facts.episodes.map(({ startedOn }) => startedOn);
  const lastContactOn = facts.lastContactOn ?? facts.firstContactOn ?? latestDay(started);
  if (lastContactOn === null) {
    return null;
  }
  const endedOn =
    latestDay([lastContactOn, ...facts.episodes.map((episode) => episode.endedOn)]) ?? lastContactOn;
  const firstContactOn = earliestDay([facts.firstContactOn, lastContactOn, ...started]) ?? lastContactOn;
  return {
    dateOfBirth: facts.dateOfBirth,
    dateOfDeath: facts.dateOfDeath,
    lastContactOn,
    contactRecorded: facts.lastContactOn !== null || facts.firstContactOn !== null,
    endedOn,
    ageAtEnd: facts.dateOfBirth === null ? null : (ageOn(facts.dateOfBirth, endedOn) ?? 0),
    seenAsChild: facts.dateOfBirth !== null && (ageOn(facts.dateOfBirth, firstContactOn) ?? 0) < 18,
  };
}
