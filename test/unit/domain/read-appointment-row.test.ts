import { describe, expect, test } from 'vitest';
import { readAppointmentRow } from '../../../renderer/domain/import/read-appointment-row';
import { settingOf } from '../../fixtures/row-setting';

describe('when an appointment is read', () => {
  test('then a moment in UTC becomes the practice’s wall-clock time, and its length is counted in moments', () => {
    const row = {
      Id: 'e1',
      PATIENT: 'p1',
      START: '2021-08-23T03:26:50Z',
      STOP: '2021-08-23T03:41:50Z',
      ENCOUNTERCLASS: 'ambulatory',
    };

    expect(readAppointmentRow(row, settingOf('appointments', row))).toEqual({
      kind: 'ok',
      value: {
        client: 'p1',
        appointment: {
          startsAt: '2021-08-23T04:26',
          minutes: 15,
          zone: 'Europe/London',
          type: 'session',
          place: '',
          attendance: 'attended',
          absenceReason: null,
          importedAs: 'e1',
        },
      },
    });
  });

  test('then day and time from two columns, a half of the day, and an end as a time of day are understood', () => {
    const row = { Client: 'Ada', Date: '24/11/2026', Time: '2.30 pm', End: '15:20', Status: '' };

    expect(readAppointmentRow(row, settingOf('appointments', row))).toMatchObject({
      value: { appointment: { startsAt: '2026-11-24T14:30', minutes: 50, attendance: 'planned' } },
    });
  });

  test('then an offset is taken off', () => {
    const row = { Client: 'Ada', Start: '2026-11-20T10:00:00+02:00', Duration: '60' };

    expect(readAppointmentRow(row, settingOf('appointments', row))).toMatchObject({
      value: { appointment: { startsAt: '2026-11-20T08:00', minutes: 60 } },
    });
  });

  test.each([
    ['DNA', 'did-not-attend', 'not-given'],
    ['Cancelled by Therapist', 'cancelled-by-therapist', 'not-given'],
    ['cancelled', 'cancelled-by-client', 'not-given'],
    ['No-show', 'did-not-attend', 'not-given'],
    ['Completed', 'attended', null],
    ['Booked', 'planned', null],
  ])('then “%s” means %s', (status, attendance, absenceReason) => {
    const row = { Client: 'Ada', Start: '20/11/2026 10:00', Status: status };

    expect(readAppointmentRow(row, settingOf('appointments', row))).toMatchObject({
      value: { appointment: { attendance, absenceReason } },
    });
  });

  test.each([
    [{ Client: '', Start: '20/11/2026 10:00' }, 'client', 'There is no client'],
    [{ Client: 'A', Start: '' }, 'start', 'There is no date'],
    [{ Client: 'A', Start: '31/02/2026 10:00' }, 'start', '31/02/2026 10:00 does not exist'],
    [{ Client: 'A', Start: '20/11/2026' }, 'start', '“20/11/2026” says no time of day'],
    [{ Client: 'A', Start: '20/11/2026 25:00' }, 'start', '“20/11/2026 25:00” says no time of day'],
    [{ Client: 'A', Start: '20/11/2026 10:00', End: '09:00' }, 'end', 'It ends before it starts'],
    [{ Client: 'A', Start: '20/11/2026 10:00', End: '10:04' }, 'end', 'It lasts less than 5 minutes'],
    [
      { Client: 'A', Start: '20/11/2026 10:00', End: '21/11/2026 11:00' },
      'end',
      'It lasts 25 hours; an appointment ends within 24 hours',
    ],
    [
      { Client: 'A', Start: '20/11/2026 10:00', End: '20/12/2026 10:00' },
      'end',
      'It lasts 30 days; an appointment ends within 24 hours',
    ],
    [
      { Client: 'A', Start: '20/11/2026 10:00', Minutes: 'an hour' },
      'minutes',
      '“an hour” is not a number of minutes',
    ],
    [
      { Client: 'A', Start: '2026-11-20T10:00:00Z', End: '20/11/2026 11:00' },
      'end',
      'Start and end must both say their time zone, or neither',
    ],
    [
      { Client: 'A', Start: '20/11/2026 10:00', Status: 'maybe' },
      'attendance',
      '“maybe” is no attendance: attended, cancelled by client, cancelled by therapist, did not attend, planned',
    ],
  ])('then %o is refused', (row, field, reason) => {
    expect(readAppointmentRow(row, settingOf('appointments', row))).toEqual({
      kind: 'refused',
      errors: [{ field, reason }],
    });
  });
});
