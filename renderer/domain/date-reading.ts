import {
  calendarDayOf,
  FIRST_YEAR,
  isCalendarDay,
  LAST_YEAR,
  type CalendarDay,
  type DayParts,
} from './calendar-day';
import { MONTH_NAMES } from './day-text';
import type { ImportRun } from './import-run';

/** How a file writes its dates. A four-digit year in front, or a month in letters, is clear in every order. */
export type DateOrder = ImportRun['dateOrder'];

/** What a text says as a date. `reason` is a sentence for the person; `empty` is for the caller to judge. */
export type DateReading =
  | { readonly kind: 'day'; readonly day: CalendarDay }
  | { readonly kind: 'empty' }
  | { readonly kind: 'does-not-exist'; readonly reason: string }
  /** Two-digit years are not guessed at: 03/02/21 may be 1921 in a client's file. */
  | { readonly kind: 'year-unclear'; readonly reason: string }
  | { readonly kind: 'not-a-date'; readonly reason: string };

/** Reads one date, such as `2026-09-03`, `3/9/2026`, `03.09.2026`, `3 Sep 2026`. A time after it is not looked at. */
export function readDate(text: string, order: DateOrder): DateReading {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { kind: 'empty' };
  }
  const inLetters = readMonthInLetters(trimmed);
  if (inLetters !== null) {
    return dayOrError(inLetters, trimmed);
  }
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])/.exec(trimmed);
  if (yearFirst !== null) {
    return dayOrError(numbers(yearFirst, 1, 2, 3), trimmed);
  }
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?=$|[T\s,])/.exec(trimmed);
  if (yearLast === null) {
    return { kind: 'not-a-date', reason: `“${shortened(trimmed)}” is not a date` };
  }
  if (yearLast[3]?.length === 2) {
    return { kind: 'year-unclear', reason: `“${trimmed}” does not say the century; write the year in full` };
  }
  if (order === 'iso') {
    return {
      kind: 'not-a-date',
      reason: `“${trimmed}” is not written as year-month-day; choose the order of the file`,
    };
  }
  return dayOrError(order === 'day-first' ? numbers(yearLast, 3, 2, 1) : numbers(yearLast, 3, 1, 2), trimmed);
}

/** The order that fits most of a column; where both fit, day first, as is usual in Britain. */
export function guessDateOrder(samples: readonly string[]): DateOrder {
  const dates = samples.map((sample) => sample.trim()).filter((sample) => /^\d/.test(sample));
  if (dates.length > 0 && dates.every((date) => /^\d{4}\D/.test(date))) {
    return 'iso';
  }
  const fits = (order: DateOrder) => dates.filter((date) => readDate(date, order).kind === 'day').length;
  return fits('month-first') > fits('day-first') ? 'month-first' : 'day-first';
}

function readMonthInLetters(text: string): DayParts | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?=$|[T\s,])/i.exec(text);
  const written = match?.[2]?.toLowerCase();
  if (match === null || written === undefined) {
    return null;
  }
  const month = MONTH_NAMES.findIndex((name) =>
    [name.toLowerCase(), name.slice(0, 3).toLowerCase(), name.slice(0, 4).toLowerCase()].includes(written),
  );
  return month === -1 ? null : { year: Number(match[3]), month: month + 1, day: Number(match[1]) };
}

function numbers(match: RegExpExecArray, year: number, month: number, day: number): DayParts {
  return { year: Number(match[year]), month: Number(match[month]), day: Number(match[day]) };
}

function dayOrError(parts: DayParts, text: string): DateReading {
  if (isCalendarDay(parts)) {
    return { kind: 'day', day: calendarDayOf(parts) };
  }
  if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR) {
    return {
      kind: 'not-a-date',
      reason: `The year of “${shortened(text)}” is not between ${FIRST_YEAR} and ${LAST_YEAR}`,
    };
  }
  return { kind: 'does-not-exist', reason: `${shortened(text)} does not exist` };
}

/** A wrong column can hold a whole page: the sentence about it stays short. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
