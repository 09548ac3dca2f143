import { describe, expect, test } from 'vitest';
import { guessMapping, headerKeyOf, mappingProblems } from '../../../renderer/domain/import/import-mapping';

describe('when a header is mapped', () => {
  test('then names are found in any spelling, no column is used twice, and nothing is missing', () => {
    const headers = ['\ufeffDate_of Birth', 'Surname', 'First Name', 'E-Mail', 'Shoe size'];

    const mapping = guessMapping(headers, 'clients');

    expect(mapping).toEqual({
      firstName: 'First Name',
      lastName: 'Surname',
      dateOfBirth: '\ufeffDate_of Birth',
      email: 'E-Mail',
    });
    expect(mappingProblems('clients', mapping, headers)).toEqual([]);
  });

  test('then what is mandatory and missing is said', () => {
    expect(mappingProblems('clients', {}, ['a'])).toEqual([
      'Choose a column for the name: full name, or first and last name.',
    ]);
    expect(mappingProblems('measures', { client: 'a' }, ['a'])).toEqual([
      'Choose the column for “Date”.',
      'Choose the column for “Questionnaire”.',
      'Choose the column for “Total”.',
    ]);
    expect(mappingProblems('notes', { client: 'gone', sessionOn: 'b', themes: 'c' }, ['b', 'c'])).toEqual([
      'Choose the column for “Client”.',
    ]);
  });

  test('then the same columns in another order have the same key', () => {
    expect(headerKeyOf(['b', 'a'])).toBe(headerKeyOf(['a', 'b']));
    expect(headerKeyOf(['a,b'])).not.toBe(headerKeyOf(['a', 'b']));
  });
});
