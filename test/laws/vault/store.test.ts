import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../renderer/domain/person';
import type { Change } from '../../../renderer/vault/record-store';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import { aClient } from '../../fixtures/a-client';
import { aSessionNote } from '../../fixtures/backed-up-vault';
import { idNumber } from '../../fixtures/ids';
import { aLaptop } from '../../fixtures/laptop';

type Step =
  | { readonly kind: 'save'; readonly numbers: readonly number[]; readonly name: string }
  | { readonly kind: 'withdraw'; readonly number: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'lose-store' }
  | { readonly kind: 'dexie-refuses' };

const number = fc.integer({ min: 1, max: 8 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('save'),
      numbers: fc.uniqueArray(number, { minLength: 1, maxLength: 4 }),
      name: fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text.length > 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw'), number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose-store') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('dexie-refuses') }) },
);

describe('store, journal and memory', () => {
  test('when things are saved, withdrawn, lost and restarted in any order, then what was answered is what is there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 25 }), async (steps) => {
        const laptop = await aLaptop();
        const expected = new Map<string, { readonly name: string; readonly revision: number }>();
        const revisions = new Map<string, number>();
        let vault = laptop.first;
        try {
          for (const step of steps) {
            if (step.kind === 'restart') {
              await laptop.restart();
              vault = await laptop.open();
            } else if (step.kind === 'lose-store') {
              await laptop.restart();
              await laptop.removeStore();
              vault = await laptop.open();
            } else if (step.kind === 'dexie-refuses') laptop.database.dexie.close();
            else await commit(vault, changesOf(vault, step), expected, revisions);
          }
          expect(await standing(vault)).toEqual(expected);
          await laptop.restart();
          expect(await standing(await laptop.open())).toEqual(expected);
          await laptop.restart();
          await laptop.removeStore();
          expect(await standing(await laptop.open())).toEqual(expected);
        } finally {
          await laptop.close();
        }
      }),
      { numRuns: 12 },
    );
  });
});

function changesOf(vault: OpenVault, step: Extract<Step, { kind: 'save' | 'withdraw' }>): readonly Change[] {
  const revisionOf = (id: Person['id']) => vault.context.store.entry(id)?.revision ?? 0;
  if (step.kind === 'withdraw') {
    const id = idNumber(step.number);
    return revisionOf(id) > 0 ? [{ kind: 'withdraw', id, from: revisionOf(id) }] : [];
  }
  const people = step.numbers.map((one): Change => {
    const id = idNumber(one);
    return { kind: 'put', record: aClient({ id, name: step.name }), from: revisionOf(id) };
  });
  const note = aSessionNote(step.numbers[0] ?? 0);
  return [...people, { kind: 'put', record: note, from: revisionOf(note.id) }];
}

async function commit(
  vault: OpenVault,
  changes: readonly Change[],
  expected: Map<string, { readonly name: string; readonly revision: number }>,
  revisions: Map<string, number>,
): Promise<void> {
  const outcome = await vault.context.store.commit(changes);
  expect(outcome.kind).toBe('committed');
  for (const change of changes) {
    const id = change.kind === 'put' ? change.record.id : change.id;
    const revision = (revisions.get(id) ?? 0) + 1;
    revisions.set(id, revision);
    if (change.kind === 'withdraw') expected.delete(id);
    else expected.set(id, { name: change.record.kind === 'person' ? change.record.name : 'note', revision });
  }
}

/** What can be read, from rows and from the catalogue; they have to agree. */
async function standing(vault: OpenVault) {
  const { store } = vault.context;
  const found = new Map<string, { readonly name: string; readonly revision: number }>();
  const entries = [...store.entries('person'), ...store.entries('session-note')];
  const read = await store.read(entries.map((entry) => entry.id));
  for (const entry of entries) {
    const one = read.get(entry.id);
    const record = one?.kind === 'read' ? one.record : undefined;
    const name =
      record?.kind === 'person' ? record.name : record?.kind === 'session-note' ? 'note' : 'unreadable';
    if (entry.kind === 'person') expect(entry.summary).toEqual(record);
    found.set(entry.id, { name, revision: entry.revision });
  }
  return found;
}
