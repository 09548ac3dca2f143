import type { CalendarDay } from '../../domain/calendar-day';
import { wordsOf } from '../../domain/search-text';

/** What a certificate's hash is made of: however a name was typed, the same person gives the same text. */
export function subjectText(name: string, dateOfBirth: CalendarDay | null): string {
  return `${wordsOf(name).join(' ')}|${dateOfBirth ?? ''}`;
}
