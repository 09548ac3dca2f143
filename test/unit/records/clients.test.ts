import { describe, expect, test } from 'vitest';
import { importOf } from '../../fixtures/csv-rows';
import { nameMatches } from '../../../renderer/domain/name-filter';
import { numbersFrom } from '../../fixtures/search-texts';
import { aPersonInput } from '../../fixtures/person-input';
import { oneClient } from '../../fixtures/one-client';
import { testRecords } from '../../fixtures/test-records';

describe('the client list', () => {
  test('when it is filtered by anything somebody may type, then it leaves whom the rule of the domain leaves', async () => {
    const { records, store } = await testRecords();
    await records.importRows(
      importOf('uk-people', 'clients'),
      () => undefined,
      () => false,
    );
    const people = store.all().filter((one) => one.kind === 'person');
    const below = numbersFrom(5);
    const filters = Array.from({ length: 120 }, () => {
      const person = people[below(people.length)];
      const piece =
        [person?.name, person?.postcode, person?.address, person?.phone, person?.importedAs][below(5)] ?? '';
      return piece.slice(0, 1 + below(8));
    });

    for (const filter of [...filters, '', 'é', '123', 'a b', 'zzz']) {
      const list = await records.ask({
        name: 'clients',
        args: { filter, view: 'all', from: 0, count: 1000 },
      });

      const left = people.filter((one) => nameMatches(filter, one)).map(({ name }) => name);
      expect(list.rows.map(({ name }) => name).toSorted()).toEqual(left.toSorted());
      expect(list.total).toBe(list.rows.length);
    }
    records.close();
  });

  test('when work ends, is archived and begins again, then the client stands in the view of the strongest episode', async () => {
    const { records, episodeId } = await oneClient();
    const views = async () => {
      const counts = await Promise.all(
        (['active', 'waiting', 'ended', 'archived', 'all'] as const).map((view) =>
          records.ask({ name: 'clients', args: { filter: '', view, from: 0, count: 5 } }),
        ),
      );
      return counts.map(({ total }) => total);
    };

    expect(await views()).toEqual([1, 0, 0, 0, 1]);
    await records.act({
      name: 'change-episode',
      args: { id: episodeId, status: 'ended', endedOn: '2026-10-01', service: 'Counselling' },
    });
    expect(await views()).toEqual([0, 0, 1, 0, 1]);
    await records.act({
      name: 'change-episode',
      args: { id: episodeId, status: 'archived', endedOn: null, service: 'Counselling' },
    });
    expect(await views()).toEqual([0, 0, 0, 1, 1]);
    await records.act({
      name: 'change-episode',
      args: { id: episodeId, status: 'active', endedOn: null, service: 'Counselling' },
    });
    expect(await views()).toEqual([1, 0, 0, 0, 1]);
    records.close();
  });

  test('when somebody is only related, then they are among the people and not among the clients', async () => {
    const { records, personId } = await oneClient();

    await records.act({
      name: 'add-relation',
      args: {
        clientId: personId,
        other: { person: aPersonInput({ name: 'Dr Grey' }) },
        relation: { role: 'gp', parentalResponsibility: false, mayContact: 'yes' },
      },
    });

    expect(
      (await records.ask({ name: 'clients', args: { filter: 'grey', view: 'all', from: 0, count: 5 } }))
        .total,
    ).toBe(0);
    expect(
      (await records.ask({ name: 'people', args: { filter: 'gre', count: 5 } })).map(({ name }) => name),
    ).toEqual(['Dr Grey']);
    const view = await records.ask({ name: 'client', args: { personId } });
    expect(view?.relations.map(({ role, other }) => [role, other.name])).toEqual([['gp', 'Dr Grey']]);
    records.close();
  });
});

describe('changing a person', () => {
  test('when the form was opened before another change, then both states are answered and nothing is written', async () => {
    const { records, personId } = await oneClient();
    const change = (revision: number, name: string) =>
      records.act({
        name: 'change-person',
        args: { id: personId, revision, person: aPersonInput({ name }) },
      });

    expect((await change(1, 'First')).kind).toBe('saved');
    expect(await change(1, 'Second')).toMatchObject({
      kind: 'conflict',
      revision: 2,
      person: { name: 'First' },
    });
    records.close();
  });

  test('when a date cannot be, then the field is named', async () => {
    const { records } = await testRecords();
    const tried = async (person: Parameters<typeof aPersonInput>[0]) => {
      const outcome = await records.act({
        name: 'create-client',
        args: { person: aPersonInput(person), service: '', startedOn: '2026-11-23', fundedBy: 'self' },
      });
      return outcome.kind === 'invalid' ? outcome.issues.map(({ path }) => path) : outcome.kind;
    };

    expect(await tried({ name: '   ' })).toEqual(['person.name']);
    expect(await tried({ dateOfBirth: '1985-02-31' })).toEqual(['person.dateOfBirth']);
    expect(await tried({ dateOfBirth: '2027-01-01' })).toEqual(['person.dateOfBirth']);
    expect(await tried({ dateOfDeath: '1980-01-01' })).toEqual(['person.dateOfDeath']);
    expect(await tried({ dateOfBirth: null })).toBe('saved');
    records.close();
  });

  test('when the disk is full, then it says so and nothing is there', async () => {
    const { records, store, personId } = await oneClient();
    const before = store.all();
    store.nextOutcome = { kind: 'disk-full' };

    const outcome = await records.act({
      name: 'change-person',
      args: { id: personId, revision: 1, person: aPersonInput({ name: 'X' }) },
    });

    expect(outcome).toEqual({ kind: 'disk-full' });
    expect(store.all()).toEqual(before);
    records.close();
  });
});
