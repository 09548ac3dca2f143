import { describe, expect, test } from 'vitest';
import { backupStart } from '../../../renderer/domain/backup-start';

const drive = { id: 'drive-one', connected: true };
const wanted = { backupStartsByItself: true };

describe('a backup that starts by itself', () => {
  test('when a known drive appears and the practice wants it, then its backup starts', () => {
    expect(backupStart({ places: [drive], appeared: 'drive-one' }, wanted, false)).toEqual({
      kind: 'start',
      placeId: 'drive-one',
    });
  });

  test.each([
    ['a drive was only taken away', { places: [drive], appeared: null }, wanted, false, 'nothing-appeared'],
    ['the drive is not one of ours', { places: [drive], appeared: 'other' }, wanted, false, 'not-known'],
    [
      'it is gone again',
      { places: [{ ...drive, connected: false }], appeared: 'drive-one' },
      wanted,
      false,
      'not-connected',
    ],
    [
      'the practice starts backups by hand',
      { places: [drive], appeared: 'drive-one' },
      { backupStartsByItself: false },
      false,
      'switched-off',
    ],
    ['a backup is running', { places: [drive], appeared: 'drive-one' }, wanted, true, 'already-running'],
  ])('when %s, then nothing starts and the reason is named', (_what, seen, settings, running, kind) => {
    expect(backupStart(seen, settings, running)).toEqual({ kind });
  });
});
