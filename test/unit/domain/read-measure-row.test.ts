import { describe, expect, test } from 'vitest';
import { readMeasureRow } from '../../../renderer/domain/import/read-measure-row';
import { settingOf } from '../../fixtures/row-setting';

describe('when a questionnaire’s total is read', () => {
  test('then long names become the usual ones, and the day is the practice’s', () => {
    const row = {
      DATE: '2021-06-10T23:30:00Z',
      PATIENT: 'p1',
      DESCRIPTION: 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]',
      VALUE: '12.0',
    };

    expect(readMeasureRow(row, settingOf('measures', row))).toEqual({
      kind: 'ok',
      value: {
        client: 'p1',
        result: {
          measure: 'PHQ-9',
          total: 12,
          takenOn: '2021-06-11',
          importedAs: 'p1 2021-06-10T23:30:00Z PHQ-9',
        },
      },
    });
  });

  test('then a questionnaire nobody here knows keeps its name and any total', () => {
    const row = { Client: 'A', Date: '1/2/2026', Scale: 'Our own scale', Score: '-3.5' };

    expect(readMeasureRow(row, settingOf('measures', row))).toMatchObject({
      value: { result: { measure: 'Our own scale', total: -3.5 } },
    });
  });

  test.each([
    [{ Client: 'A', Date: '1/2/2026', Scale: 'PHQ-9', Score: 'twelve' }, 'total', '“twelve” is not a number'],
    [{ Client: 'A', Date: '1/2/2026', Scale: 'PHQ-9', Score: '' }, 'total', 'There is no total'],
    [
      { Client: 'A', Date: '1/2/2026', Scale: 'PHQ-9', Score: '28' },
      'total',
      '28 cannot be a total of PHQ-9, which goes from 0 to 27',
    ],
    [{ Client: 'A', Date: '1/2/2027', Scale: 'PHQ-9', Score: '1' }, 'takenOn', 'The date lies in the future'],
    [{ Client: 'A', Date: '30/2/2026', Scale: 'PHQ-9', Score: '1' }, 'takenOn', '30/2/2026 does not exist'],
    [{ Client: 'A', Date: '', Scale: 'PHQ-9', Score: '1' }, 'takenOn', 'There is no date'],
  ])('then %o is refused', (row, field, reason) => {
    expect(readMeasureRow(row, settingOf('measures', row))).toEqual({
      kind: 'refused',
      errors: [{ field, reason }],
    });
  });
});
