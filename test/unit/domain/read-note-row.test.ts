import { describe, expect, test } from 'vitest';
import { readNoteRow } from '../../../renderer/domain/import/read-note-row';
import { settingOf } from '../../fixtures/row-setting';

describe('when a note is read', () => {
  test('then the text stays as it was written; only control characters go', () => {
    const row = {
      client: 'A',
      date: '20/11/2026',
      text: 'One.\r\n\u0000<p>Two &amp; “three”\u00a0</p>\u0007',
    };

    expect(readNoteRow(row, settingOf('notes', row))).toEqual({
      kind: 'ok',
      value: {
        client: 'A',
        sessionOn: '2026-11-20',
        fields: { themes: 'One.\n<p>Two &amp; “three”\u00a0</p>', risk: '', plan: '' },
      },
    });
  });

  test.each([
    [{ client: 'A', date: '20/11/2026', text: ' ' }, 'themes', 'There is no text'],
    [{ client: '', date: '20/11/2026', text: 'x' }, 'client', 'There is no client'],
    [{ client: 'A', date: '', text: 'x' }, 'sessionOn', 'There is no date'],
    [{ client: 'A', date: '24/11/2026', text: 'x' }, 'sessionOn', 'The date lies in the future'],
    [
      { client: 'A', date: '20/11/2026', text: 'x'.repeat(200_001) },
      'themes',
      'This is longer than 200,000 characters; attach it as a file instead',
    ],
  ])('then an impossible one is refused (%#)', (row, field, reason) => {
    expect(readNoteRow(row, settingOf('notes', row))).toEqual({
      kind: 'refused',
      errors: [{ field, reason }],
    });
  });
});
