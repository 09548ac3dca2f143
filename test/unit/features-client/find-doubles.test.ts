import { describe, expect, test } from 'vitest';
import { findDoubles } from '../../../renderer/features/clients/find-doubles';
import { aClient } from '../../fixtures/a-client';
import { day } from '../../fixtures/days';

describe('somebody who may be here already', () => {
  const zoe = aClient({ name: 'Zoë O’Brien', dateOfBirth: day('1990-02-01') });

  test('when the same name is typed without accents and in capitals, then the person is found', () => {
    expect(findDoubles({ name: ' ZOE  O’BRIEN ', dateOfBirth: null }, [zoe])).toEqual([zoe]);
  });

  test('when another date of birth is typed, then it is somebody else', () => {
    expect(findDoubles({ name: 'Zoë O’Brien', dateOfBirth: '1991-02-01' }, [zoe])).toEqual([]);
  });

  test('when nothing is typed, then nobody is found', () => {
    expect(findDoubles({ name: '  ', dateOfBirth: null }, [aClient({ name: '—' })])).toEqual([]);
  });
});
