import { describe, expect, test } from 'vitest';
import { foundFor, markedPieces } from '../../../renderer/features/search/found';
import type { ClientRow, SearchHit } from '../../../renderer/vault/api';

const action = (id: string, label: string, also = '') => ({
  id,
  label,
  also,
  keys: null,
  run: () => undefined,
});
const actions = [action('lock', 'Lock now'), action('backup', 'Go to Backup', 'drive copy')];
const client: ClientRow = {
  personId: 'p1',
  name: 'Ada Brown',
  age: 34,
  status: 'active',
  service: 'Counselling',
  nextSession: null,
  lastContact: null,
  riskOpen: false,
};
const hit = (kind: SearchHit['kind'], recordId: string, personId = 'p1'): SearchHit => ({
  recordId,
  kind,
  personId,
  name: 'Ada Brown',
  when: null,
  context: 'Ada Brown',
  marks: [],
});
const view = (hits: readonly SearchHit[]) => ({ total: hits.length, hits, complete: true });

describe('what the search shows', () => {
  test('when nothing is typed, then every action stands there and nobody’s name', () => {
    const found = foundFor('  ', actions, [client], view([hit('note', 'n1')]));
    expect(found.map(({ id }) => id)).toEqual(['action-lock', 'action-backup']);
  });

  test('when words are typed, then clients come first, then actions, then places', () => {
    const found = foundFor('b', actions, [client], view([hit('note', 'n1')]));
    expect(found.map(({ id }) => id)).toEqual(['client-p1', 'action-backup', 'hit-n1']);
  });

  test('when an action is known by another word, then it is found', () => {
    expect(foundFor('drive', actions, [], undefined).map(({ id }) => id)).toEqual(['action-backup']);
  });

  test('when a client stands above by name, then the same name does not stand below again', () => {
    const found = foundFor('ada', actions, [client], view([hit('person', 'x1'), hit('person', 'x2', 'p2')]));
    expect(found.map(({ id }) => id)).toEqual(['client-p1', 'hit-x2']);
  });
});

describe('marks in a context', () => {
  test('when words are marked, then the pieces make the whole again', () => {
    const context = 'Sleep a little better, sleep diary';
    const pieces = markedPieces(context, [
      [0, 5],
      [23, 28],
    ]);
    expect(pieces.map(({ text }) => text).join('')).toBe(context);
    expect(pieces.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['Sleep', 'sleep']);
  });

  test('when marks overlap or lie outside, then no letter is lost or doubled', () => {
    const context = 'abcdef';
    const pieces = markedPieces(context, [
      [1, 3],
      [2, 4],
      [5, 99],
    ]);
    expect(pieces.map(({ text }) => text).join('')).toBe(context);
  });
});
