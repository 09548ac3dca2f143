import { describe, expect, test } from 'vitest';
import { aFormerClient, destroy } from '../../fixtures/a-former-client';
import { anAttachment } from '../../fixtures/an-attachment';
import { aSession, oneClient } from '../../fixtures/one-client';
import { aPersonInput } from '../../fixtures/person-input';
import { hold } from '../../fixtures/test-records';
import { newTestId } from '../../fixtures/memory-record-store';
import { recordId } from '../../../renderer/domain/ids';

describe('what falls due', () => {
  test('when the time is over, then the client is listed with the reason and what is kept', async () => {
    const client = await aFormerClient();

    const view = await client.records.ask({ name: 'retention', args: {} });

    expect(view.due).toMatchObject([
      { name: 'Ada Winter', finding: { on: '2022-03-09', isDue: true }, counts: { 'session-note': 1 } },
    ]);
    expect((await client.records.ask({ name: 'today', args: {} })).due).toContainEqual({
      kind: 'retention',
      count: 1,
      held: 0,
    });
    client.records.close();
  });

  test('when a hold is placed, then nothing is due until it is lifted', async () => {
    const client = await aFormerClient();
    const placed = await client.records.act({
      name: 'place-hold',
      args: { personId: client.personId, reason: 'complaint', remark: '' },
    });

    expect((await client.records.ask({ name: 'retention', args: {} })).held).toHaveLength(1);
    expect(await destroy(client)).toEqual({ kind: 'held' });
    await client.records.act({ name: 'lift-hold', args: { id: placed.kind === 'saved' ? placed.id : '' } });
    expect((await client.records.ask({ name: 'retention', args: {} })).due).toHaveLength(1);
    client.records.close();
  });

  test('when no date of birth is known, then it is asked for and nothing is destroyed', async () => {
    const client = await aFormerClient({ dateOfBirth: null });

    expect((await client.records.ask({ name: 'retention', args: {} })).needsDateOfBirth).toHaveLength(1);
    expect(await destroy(client)).toEqual({ kind: 'needs-date-of-birth' });
    client.records.close();
  });

  test('when dates lie ahead, then the coming years are counted', async () => {
    const client = await oneClient({}, '2024-01-05');
    await client.records.act({
      name: 'change-episode',
      args: { id: client.episodeId, status: 'ended', endedOn: '2024-05-06', service: '' },
    });

    expect((await client.records.ask({ name: 'retention', args: {} })).coming).toEqual([
      { year: 2031, count: 1 },
    ]);
    expect(await destroy(client)).toEqual({ kind: 'not-due' });
    client.records.close();
  });
});

describe('destroying', () => {
  test('when the password is wrong, then nothing is destroyed', async () => {
    const client = await aFormerClient();

    expect(await destroy(client, 'something else')).toEqual({ kind: 'wrong-secret', waitUntil: null });
    expect(client.store.destructions).toEqual([]);
    client.records.close();
  });

  test('when a file was taken off the page before, then its key goes as well', async () => {
    const client = await aFormerClient();
    const { records, store, personId } = client;
    const file = anAttachment({ id: newTestId(), personId: recordId.parse(personId) });
    await hold(store, [file]);
    await records.act({ name: 'remove-attachment', args: { id: file.id } });

    expect((await destroy(client)).kind).toBe('destroyed');

    expect(store.destructions[0]?.units).toContain(`files|${personId}`);
    records.close();
  });

  test('when another client names the client, then their relations go in the same act as everything else', async () => {
    const client = await aFormerClient();
    const { records, store, personId } = client;
    const relation = { role: 'parent', parentalResponsibility: false, mayContact: 'yes' } as const;
    const other = await records.act({
      name: 'create-client',
      args: { person: aPersonInput({ name: 'Bo' }), service: '', startedOn: '2026-01-05', fundedBy: 'self' },
    });
    const otherId = other.kind === 'saved' ? other.id : '';
    await records.act({
      name: 'add-relation',
      args: { clientId: otherId, other: { id: personId }, relation },
    });
    await records.act({
      name: 'add-relation',
      args: { clientId: personId, other: { id: otherId }, relation },
    });
    const before = store.commits;

    expect((await destroy(client)).kind).toBe('destroyed');

    expect(store.commits).toBe(before + 1);
    expect(store.destructions[0]?.detached).toHaveLength(1);
    expect(store.all().filter(({ kind }) => kind === 'relation')).toHaveLength(1);
    records.close();
  });

  test('when everything of a client is destroyed, then only a certificate without a name stays', async () => {
    const client = await aFormerClient();
    const { records, store, personId } = client;
    await aSession(client, '2015-03-02T10:00', { everyWeeks: 1, count: 2 });
    await records.act({
      name: 'record-measure',
      args: { personId, measure: 'PHQ-9', total: 7, takenOn: '2015-02-02' },
    });
    await records.act({
      name: 'add-relation',
      args: {
        clientId: personId,
        other: { person: aPersonInput({ name: 'Dr Grey' }) },
        relation: { role: 'gp', parentalResponsibility: false, mayContact: 'yes' },
      },
    });
    const file = anAttachment({ id: newTestId(), personId: recordId.parse(personId) });
    await hold(store, [file]);
    await records.act({
      name: 'keep-draft',
      args: { draftId: newTestId(), about: { kind: 'client', personId }, fields: { name: 'Ada' } },
    });

    const outcome = await destroy(client);

    expect(outcome.kind).toBe('destroyed');
    const [destruction] = store.destructions;
    expect(destruction?.files).toEqual([file.fileId]);
    expect(destruction?.certificate).toMatchObject({
      destroyedOn: '2026-11-23',
      dueOn: '2022-03-09',
      subjectHash: store.proofHash('ada winter|1985-04-12'),
      counts: {
        person: 2,
        episode: 1,
        'session-note': 1,
        appointment: 2,
        attachment: 1,
        'measure-result': 1,
      },
    });
    expect(JSON.stringify(destruction?.certificate)).not.toContain('Winter');
    expect(
      store
        .all()
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['certificate', 'practice']);
    expect(client.drafts.kept.size).toBe(0);
    expect((await records.ask({ name: 'certificates', args: {} })).map(({ id }) => id)).toEqual([
      outcome.kind === 'destroyed' ? outcome.certificateId : '',
    ]);
    records.close();
  });
});
