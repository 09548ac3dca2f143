import { describe, expect, test } from 'vitest';
import { anAttachment } from '../../fixtures/an-attachment';
import { aFinishedNote, aSession, oneClient } from '../../fixtures/one-client';
import { aPersonInput } from '../../fixtures/person-input';
import { hold, TEST_PASSWORD } from '../../fixtures/test-records';
import { newTestId } from '../../fixtures/memory-record-store';
import { recordId } from '../../../renderer/domain/ids';

/** Somebody last seen in March 2015, so due in March 2022. */
async function aFormerClient(said: Parameters<typeof oneClient>[0] = {}) {
  const client = await oneClient(said, '2015-01-05');
  await aFinishedNote(client, 'The last session.', { sessionOn: '2015-03-09' });
  await client.records.act({
    name: 'change-episode',
    args: { id: client.episodeId, status: 'ended', endedOn: '2015-03-09', service: '' },
  });
  return client;
}

const destroy = (client: Awaited<ReturnType<typeof oneClient>>, password = TEST_PASSWORD) =>
  client.records.act({ name: 'destroy-records', args: { personId: client.personId, password } });

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

  test('when their GP is the GP of somebody else, then the GP stays', async () => {
    const client = await aFormerClient();
    const { records, personId } = client;
    await records.act({
      name: 'add-relation',
      args: {
        clientId: personId,
        other: { person: aPersonInput({ name: 'Dr Grey' }) },
        relation: { role: 'gp', parentalResponsibility: false, mayContact: 'yes' },
      },
    });
    const [doctor] = await records.ask({ name: 'people', args: { filter: 'grey', count: 1 } });
    const other = await records.act({
      name: 'create-client',
      args: {
        person: aPersonInput({ name: 'Bo Lee' }),
        service: '',
        startedOn: '2026-11-01',
        fundedBy: 'self',
      },
    });
    await records.act({
      name: 'add-relation',
      args: {
        clientId: other.kind === 'saved' ? other.id : '',
        other: { id: doctor?.id ?? '' },
        relation: { role: 'gp', parentalResponsibility: false, mayContact: 'yes' },
      },
    });

    await destroy(client);

    expect(
      (await records.ask({ name: 'people', args: { filter: '', count: 9 } })).map(({ name }) => name),
    ).toEqual(['Bo Lee', 'Dr Grey']);
    records.close();
  });

  test('when they are the parent of another client, then they stay as that contact and are no client any more', async () => {
    const client = await aFormerClient();
    const { records, store, personId } = client;
    const child = await records.act({
      name: 'create-client',
      args: {
        person: aPersonInput({ name: 'Bo Lee' }),
        service: '',
        startedOn: '2026-11-01',
        fundedBy: 'self',
      },
    });
    const childId = child.kind === 'saved' ? child.id : '';
    await records.act({
      name: 'add-relation',
      args: {
        clientId: childId,
        other: { id: personId },
        relation: { role: 'parent', parentalResponsibility: true, mayContact: 'yes' },
      },
    });

    expect((await destroy(client)).kind).toBe('destroyed');

    expect(
      (await records.ask({ name: 'clients', args: { filter: '', view: 'all', from: 0, count: 9 } })).rows.map(
        ({ name }) => name,
      ),
    ).toEqual(['Bo Lee']);
    expect(
      (await records.ask({ name: 'client', args: { personId: childId } }))?.relations.map(
        ({ other }) => other.name,
      ),
    ).toEqual(['Ada Winter']);
    expect(store.all().some(({ kind }) => kind === 'session-note')).toBe(false);
    records.close();
  });

  test('when somebody else took part in the same work and is not due, then nothing is destroyed', async () => {
    const client = await aFormerClient();
    const { records, store, personId, episodeId } = client;
    const other = await records.act({
      name: 'create-client',
      args: {
        person: aPersonInput({ name: 'Bo Lee' }),
        service: '',
        startedOn: '2026-11-01',
        fundedBy: 'self',
      },
    });
    const episode = store.all().find(({ id }) => id === episodeId);
    if (episode?.kind === 'episode') {
      const participants = [personId, other.kind === 'saved' ? other.id : ''].map((id) => recordId.parse(id));
      await store.commit([
        { kind: 'put', record: { ...episode, participants }, from: store.entry(episode.id)?.revision ?? 0 },
      ]);
    }

    expect(await destroy(client)).toEqual({ kind: 'not-due' });
    records.close();
  });
});
