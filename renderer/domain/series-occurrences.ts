import type { LocalDateTime, Series } from './appointment';
import { addWallMinutes } from './local-date-time';

const MINUTES_PER_WEEK = 7 * 24 * 60;

/**
 * The times of a weekly or fortnightly series, first one included. The hands of the clock decide: 10:00 stays 10:00 across
 * the clock change, so one gap in the year is an hour shorter and one an hour longer.
 */
export function occurrencesOf(
  series: Pick<Series, 'firstStartsAt' | 'everyWeeks' | 'count'>,
): readonly LocalDateTime[] {
  return Array.from({ length: series.count }, (_, index) =>
    addWallMinutes(series.firstStartsAt, index * series.everyWeeks * MINUTES_PER_WEEK),
  );
}
