import { addDays, showDay, showLongDay, showMonth, showShortDay } from '../../ui/dates';

export type Span = 'day' | 'week' | 'month';

/** First and last day shown, both `YYYY-MM-DD`; a month shows whole weeks, Monday first. */
export function daysShown(span: Span, day: string): { readonly from: string; readonly to: string } {
  if (span === 'day') return { from: day, to: day };
  if (span === 'week') {
    const monday = mondayOf(day);
    return { from: monday, to: addDays(monday, 6) };
  }
  const first = `${day.slice(0, 8)}01`;
  const from = mondayOf(first);
  return { from, to: addDays(from, 41) };
}

/** The same place one day, week or month further (`steps` may be negative). */
export function stepFrom(span: Span, day: string, steps: number): string {
  if (span === 'day') return addDays(day, steps);
  if (span === 'week') return addDays(day, 7 * steps);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + steps;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** Heading of what is shown: `23 – 29 November`, `Monday 23 November`, `November 2026`. */
export function rangeHeading(span: Span, day: string): string {
  if (span === 'day') return showLongDay(day);
  if (span === 'month') return showMonth(day);
  const { from, to } = daysShown('week', day);
  const end = showLongDay(to).split(' ').slice(1).join(' ');
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${showDay(from)} – ${showDay(to)}`;
  return from.slice(5, 7) === to.slice(5, 7)
    ? `${Number(from.slice(8, 10))} – ${end}`
    : `${showShortDay(from)} – ${showShortDay(to)}`;
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
