import { ageOn } from '../../domain/day-arithmetic';
import type { CalendarDay } from '../../domain/calendar-day';
import type { Person } from '../../domain/person';

/** Age on a day; of somebody who died, the age they reached. Null when it is not known. */
export function ageOnDay(
  person: Pick<Person, 'dateOfBirth' | 'dateOfDeath'>,
  day: CalendarDay,
): number | null {
  if (person.dateOfBirth === null) {
    return null;
  }
  const last = person.dateOfDeath !== null && person.dateOfDeath < day ? person.dateOfDeath : day;
  return ageOn(person.dateOfBirth, last);
}
