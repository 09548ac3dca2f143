import { describe, expect, test } from 'vitest';
import { draftPlace } from '../../../renderer/features/clients/draft-place';
import type { DraftRow } from '../../../renderer/vault/api';
import { idNumber } from '../../fixtures/ids';

function aDraft(said: Partial<DraftRow>): DraftRow {
  return {
    draftId: idNumber(9),
    about: { kind: 'note', episodeId: idNumber(2), appointmentId: null, sessionOn: '2026-11-23' },
    fields: {},
    savedAt: '2026-11-23T09:53:00.000Z',
    personId: idNumber(1),
    name: 'Ada Winter',
    ...said,
  };
}

describe('where a draft goes on', () => {
  test('when it is a note, then it leads to the client with the composer open on it', () => {
    expect(draftPlace(aDraft({}))).toEqual({
      kind: 'client',
      said: 'A note on Ada Winter',
      personId: idNumber(1),
      visit: { compose: { appointmentId: null } },
    });
  });

  test('when it is a client who is not added yet, then it leads to the form for a new one', () => {
    const draft = aDraft({ about: { kind: 'client', personId: null }, personId: null, name: '' });

    expect(draftPlace(draft)?.kind).toBe('new-client');
  });

  test('when it is an amendment, then it leads to the note it is about', () => {
    const draft = aDraft({ about: { kind: 'amendment', noteId: idNumber(4), episodeId: idNumber(2) } });

    expect(draftPlace(draft)).toMatchObject({ visit: { focus: idNumber(4) } });
  });

  test('when the person is no longer here, then nothing is offered', () => {
    expect(draftPlace(aDraft({ personId: null }))).toBeNull();
  });
});
