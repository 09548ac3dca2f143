import { describe, expect, it } from 'vitest';
import { calendarDay } from '../../../renderer/domain/calendar-day';
import { dateOrderLikeLast } from '../../../renderer/features/import/guess-import';

const today = calendarDay.parse('2026-11-23');
const mapping = { name: 'Name', dateOfBirth: 'Born' };

function orderFor(last: 'iso' | 'day-first' | 'month-first', ...days: readonly string[]) {
  const rows = days.map((Born) => ({ Name: 'A', Born }));
  return dateOrderLikeLast(last, 'clients', mapping, rows, today, 'Europe/London');
}

describe('the order of dates when a header is known', () => {
  it('when the file is plainly written in another order, then that order is taken', () => {
    expect(orderFor('iso', '31/01/1980', '28/02/1980')).toBe('day-first');
  });

  it('when it reads equally well either way, then it stays as it was chosen last', () => {
    expect(orderFor('month-first', '01/02/1980', '03/04/1980')).toBe('month-first');
  });

  it('when one day does not exist, then the order that reads the others is taken', () => {
    expect(orderFor('iso', '31/02/1980', '28/02/1980')).toBe('day-first');
  });
});
