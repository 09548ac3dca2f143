import { describe, expect, test } from 'vitest';
import { aFormerClient, destroy } from '../../fixtures/a-former-client';
import { aPersonInput } from '../../fixtures/person-input';
import { recordId } from '../../../renderer/domain/ids';

describe('destroying somebody whom others need', () => {
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
