import { describe, expect, test } from 'vitest';
import { blankPerson } from '../../../renderer/domain/blank-person';
import { draftFields, withDraft } from '../../../renderer/features/clients/form-draft';

describe('a form that was left', () => {
  test('when it is brought back, then every field stands as it was typed, half a date included', () => {
    const typed = {
      ...blankPerson,
      name: 'Ada',
      dateOfBirth: '31/02/19',
      safety: { ...blankPerson.safety, phone: 'never' },
    };

    expect(withDraft<object>(blankPerson, draftFields('new', typed))).toEqual(typed);
  });

  test('when the kept text is damaged or of another form, then the blank form comes, not an error', () => {
    expect(withDraft(blankPerson, { form: 'new', values: '{"name": 7, "safety": []' })).toEqual(blankPerson);
    expect(
      withDraft(blankPerson, { form: 'new', values: '{"name": 7, "safety": [], "other": "x"}' }),
    ).toEqual(blankPerson);
  });
});
