import fc from 'fast-check';
import { RRule } from 'rrule';
import { expect, test } from 'vitest';
import type { Series } from '../../../renderer/domain/appointment';
import { localTimeIn, momentOf } from '../../../renderer/domain/zone-clock';
import { occurrencesOf } from '../../../renderer/domain/series-occurrences';
import { localTime } from '../../fixtures/days';

const HOUR = 3_600_000;
const anySeries: fc.Arbitrary<Pick<Series, 'firstStartsAt' | 'everyWeeks' | 'count'>> = fc.record({
  firstStartsAt: fc
    .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 0, 1) })
    .map((epochMs) => localTimeIn('UTC', epochMs)),
  everyWeeks: fc.constantFrom(1, 2),
  count: fc.integer({ min: 2, max: 104 }),
});

test('when a series is counted out, then the recurrence rule of the calendar standard gives the same times', () => {
  fc.assert(
    fc.property(anySeries, (series) => {
      const rule = new RRule({
        freq: RRule.WEEKLY,
        interval: series.everyWeeks,
        count: series.count,
        dtstart: new Date(`${series.firstStartsAt}:00.000Z`),
      });
      const standard = rule.all().map((date) => date.toISOString().slice(0, 16));
      expect(occurrencesOf(series)).toEqual(standard);
    }),
  );
});

test('when a series runs across the clock change, then the clock shows the same time and one week is an hour shorter or longer', () => {
  const series = { firstStartsAt: localTime('2026-10-19T10:00'), everyWeeks: 1, count: 30 } as const;

  const times = occurrencesOf(series);
  const moments = times
    .map((time) => momentOf(time, 'Europe/London'))
    .map((answer) => (answer.kind === 'at' ? answer.epochMs : Number.NaN));
  const gaps = moments.slice(1).map((moment, index) => (moment - (moments[index] ?? 0)) / HOUR);

  expect(new Set(times.map((time) => time.slice(11)))).toEqual(new Set(['10:00']));
  expect(gaps.filter((hours) => hours === 169)).toHaveLength(1);
  expect(gaps.filter((hours) => hours === 167)).toHaveLength(1);
  expect(gaps.filter((hours) => hours === 168)).toHaveLength(27);
});
