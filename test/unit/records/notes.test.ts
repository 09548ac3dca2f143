import { describe, expect, test } from 'vitest';
import { aFinishedNote, aSession, oneClient } from '../../fixtures/one-client';
import { newTestId } from '../../fixtures/memory-record-store';
import { testRecords } from '../../fixtures/test-records';

describe('a session note', () => {
  test('when it is finished, then its draft is gone, the session has it, and it cannot be undone', async () => {
    const client = await oneClient();
    const { records, drafts, episodeId } = client;
    const [appointmentId = ''] = await aSession(client, '2026-11-23T09:00');
    const draftId = newTestId();
    const draft = {
      name: 'keep-draft',
      args: {
        draftId,
        about: { kind: 'note', episodeId, appointmentId, sessionOn: '2026-11-23' },
        fields: { themes: 'half a sentence' },
      },
    } as const;
    await records.act(draft);
    expect(await records.ask({ name: 'draft', args: { draftId } })).toMatchObject({
      name: 'Ada Winter',
      fields: { themes: 'half a sentence' },
    });
    expect((await records.ask({ name: 'today', args: {} })).notesToWrite).toMatchObject([{ draftWords: 3 }]);

    const outcome = await records.act({
      name: 'finish-note',
      args: {
        draftId,
        episodeId,
        appointmentId,
        sessionOn: '2026-11-23',
        fields: { themes: 'All of it.', risk: '', plan: '' },
        riskOpen: false,
      },
    });

    expect(outcome).toMatchObject({ kind: 'saved', undo: null });
    expect(drafts.kept.size).toBe(0);
    expect(await records.ask({ name: 'appointment', args: { id: appointmentId } })).toMatchObject({
      noteId: outcome.kind === 'saved' ? outcome.id : '',
      draftId: null,
    });
    expect((await records.act(draft)).kind).toBe('saved');
    expect(drafts.kept.size).toBe(0);
    records.close();
  });

  test('when the app died between the note and the removal of its draft, then the draft is not offered again', async () => {
    const { records, store, drafts, episodeId } = await oneClient();
    const draftId = newTestId();
    const session = { episodeId, appointmentId: null, sessionOn: '2026-11-23' } as const;
    const about = { kind: 'note', ...session } as const;
    await records.act({ name: 'keep-draft', args: { draftId, about, fields: { themes: 'All of it.' } } });
    const left = drafts.kept.get(draftId);
    await records.act({
      name: 'finish-note',
      args: { ...session, draftId, fields: { themes: 'All of it.', risk: '', plan: '' }, riskOpen: false },
    });
    records.close();
    if (left) drafts.kept.set(draftId, left);

    const again = await testRecords({ store, drafts });

    expect(left?.draftId).toBe(draftId);
    expect(await again.records.ask({ name: 'drafts', args: {} })).toEqual([]);
    expect(drafts.kept.size).toBe(0);
    again.records.close();
  });

  test('when it could not be saved, then the draft stays', async () => {
    const { records, store, drafts, episodeId } = await oneClient();
    const draftId = newTestId();
    await records.act({
      name: 'keep-draft',
      args: {
        draftId,
        about: { kind: 'note', episodeId, appointmentId: null, sessionOn: '2026-11-23' },
        fields: { themes: 'text' },
      },
    });
    store.nextOutcome = { kind: 'disk-full' };

    const outcome = await records.act({
      name: 'finish-note',
      args: {
        draftId,
        episodeId,
        appointmentId: null,
        sessionOn: '2026-11-23',
        fields: { themes: 'text', risk: '', plan: '' },
        riskOpen: false,
      },
    });

    expect(outcome).toEqual({ kind: 'disk-full' });
    expect([...drafts.kept.keys()]).toEqual([draftId]);
    records.close();
  });

  test('when it is amended, then the note is as it was and both are read together', async () => {
    const client = await oneClient();
    const { records, personId } = client;
    const noteId = await aFinishedNote(client, 'Spoke about the move.', { riskOpen: true });
    expect((await records.ask({ name: 'client', args: { personId } }))?.riskOpenSince).toBe('2026-11-16');

    const outcome = await records.act({
      name: 'amend-note',
      args: { draftId: null, noteId, text: 'The move is off.', reason: 'Told later', closesRisk: true },
    });

    expect(outcome).toMatchObject({ kind: 'saved', undo: null });
    const view = await records.ask({ name: 'note', args: { id: noteId } });
    expect(view?.note.fields.themes).toBe('Spoke about the move.');
    expect(view?.amendments.map(({ text }) => text)).toEqual(['The move is off.']);
    expect((await records.ask({ name: 'client', args: { personId } }))?.riskOpenSince).toBeNull();
    records.close();
  });

  test('when it is empty, in the future, or about a session of somebody else, then it is refused at its field', async () => {
    const client = await oneClient();
    const { records, episodeId } = client;
    const finish = async (said: { themes?: string; sessionOn?: string; appointmentId?: string }) => {
      const outcome = await records.act({
        name: 'finish-note',
        args: {
          draftId: null,
          episodeId,
          appointmentId: said.appointmentId ?? null,
          sessionOn: said.sessionOn ?? '2026-11-23',
          fields: { themes: said.themes ?? 'text', risk: '', plan: '' },
          riskOpen: false,
        },
      });
      return outcome.kind === 'invalid' ? outcome.issues[0]?.path : outcome.kind;
    };

    expect(await finish({ themes: ' \n ' })).toBe('fields');
    expect(await finish({ themes: 'x'.repeat(200_001) })).toBe('fields.themes');
    expect(await finish({ sessionOn: '2026-11-24' })).toBe('sessionOn');
    expect(await finish({ appointmentId: newTestId() })).toBe('appointmentId');
    expect(await finish({ sessionOn: '2026-02-31' })).toBe('sessionOn');
    records.close();
  });

  test('when drafts were left at the last lock, then they are offered back with the name they belong to', async () => {
    const { records, drafts, store, episodeId } = await oneClient();
    await records.act({
      name: 'keep-draft',
      args: {
        draftId: newTestId(),
        about: { kind: 'note', episodeId, appointmentId: null, sessionOn: '2026-11-23' },
        fields: { themes: 'left' },
      },
    });
    records.close();

    const again = await testRecords({ store, drafts });

    expect(await again.records.ask({ name: 'drafts', args: {} })).toMatchObject([
      { name: 'Ada Winter', fields: { themes: 'left' } },
    ]);
    again.records.close();
  });

  test('when a draft is named by something that is no id, then it is refused', async () => {
    const { records } = await testRecords();

    const outcome = await records.act({
      name: 'keep-draft',
      args: { draftId: '../x', about: { kind: 'client', personId: null }, fields: {} },
    });

    expect(outcome).toMatchObject({ kind: 'invalid', issues: [{ path: 'draftId' }] });
    records.close();
  });
});
