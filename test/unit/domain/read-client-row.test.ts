import { describe, expect, test } from 'vitest';
import { readClientRow } from '../../../renderer/domain/import/read-client-row';
import { settingOf } from '../../fixtures/row-setting';

describe('when a client is read', () => {
  test('then names keep their digits, parts become one address, and letters for gender are spelled out', () => {
    const row = {
      Id: 'x1',
      FIRST: 'Marcell728',
      LAST: 'VonRueden376',
      BIRTHDATE: '2006-09-06',
      GENDER: 'F',
      ADDRESS: '315 Well Unit 65',
      CITY: 'Morecambe',
      COUNTY: 'Lancashire',
      ZIP: 'LA4',
    };

    const reading = readClientRow(row, settingOf('clients', row));

    expect(reading).toMatchObject({
      kind: 'ok',
      value: {
        person: {
          name: 'Marcell728 VonRueden376',
          dateOfBirth: '2006-09-06',
          gender: 'Female',
          address: '315 Well Unit 65, Morecambe, Lancashire',
          postcode: 'LA4',
          importedAs: 'x1',
        },
        startedOn: null,
      },
    });
  });

  test('then every reason for a refusal is given at once', () => {
    const row = { Name: ' ', DOB: '31/02/2026', Died: '1/1/2030', Title: 'x'.repeat(41) };

    expect(readClientRow(row, settingOf('clients', row))).toEqual({
      kind: 'refused',
      errors: [
        { field: 'name', reason: 'There is no name; records must be told apart' },
        { field: 'dateOfBirth', reason: '31/02/2026 does not exist' },
        { field: 'dateOfDeath', reason: 'The date of death lies in the future' },
        { field: 'title', reason: 'This is longer than 40 characters' },
      ],
    });
  });

  test.each([
    [{ Name: 'A', DOB: '24/11/2026' }, 'dateOfBirth', 'The date of birth lies in the future'],
    [
      { Name: 'A', DOB: '2/2/2000', Died: '1/2/2000' },
      'dateOfDeath',
      'The date of death lies before the date of birth',
    ],
    [{ Name: 'A', Started: '2/2/2020', Ended: '1/2/2020' }, 'endedOn', 'The work ended before it began'],
  ])('then %o is refused', (row, field, reason) => {
    expect(readClientRow(row, settingOf('clients', row))).toEqual({
      kind: 'refused',
      errors: [{ field, reason }],
    });
  });
});
