import { expect, test } from 'vitest';
import { goBy, goTo } from '../../../renderer/ui/navigation';
import { countOf, countWithin, listOf } from '../../../renderer/ui/words';
import { unsavedSentence } from '../../../renderer/ui/unsaved';
import { waitSentence } from '../../../renderer/ui/secret-sentence';
import { showBytes } from '../../../renderer/ui/progress';

test('when somebody goes back further than they came, then they stay where they are', () => {
  goTo('/clients');
  goTo('/clients/x', { state: { focus: 'r' } });
  expect(goBy(-1)).toBe(true);
  expect(goBy(-1)).toBe(true);
  expect(goBy(-1)).toBe(false);
  expect(goBy(1)).toBe(true);
  expect(goBy(1)).toBe(true);
  expect(goBy(1)).toBe(false);
});

test('when something is counted, then small numbers are words', () => {
  expect(countOf(1, 'draft')).toBe('One draft');
  expect(countOf(0, 'session')).toBe('No sessions');
  expect(countWithin(5, 'idle minute')).toBe('five idle minutes');
  expect(countOf(2590, 'record')).toBe('2,590 records');
  expect(listOf(['a', 'b', 'c'])).toBe('a, b and c');
});

test('when something was not saved, then the sentence says so and differs by reason', () => {
  const kinds = ['locked', 'disk-full', 'read-only', 'storage-failed', 'not-found', 'invalid'];
  const said = kinds.map((kind) => unsavedSentence({ kind }));
  expect(new Set(said).size).toBe(kinds.length);
  expect(said.every((sentence) => sentence?.startsWith('Not saved') === true)).toBe(true);
  expect(unsavedSentence({ kind: 'saved' })).toBeNull();
});

test('when a wait is over, then nothing is said of it', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  expect(waitSentence('2026-11-23T09:59:59.000Z', now)).toBeNull();
  expect(waitSentence(null, now)).toBeNull();
  expect(waitSentence('2026-11-23T10:00:12.000Z', now)).toBe('Next try in 0:12.');
});

test('when bytes are shown, then in units a person reads', () => {
  expect(showBytes(999)).toBe('999 bytes');
  expect(showBytes(1_234_567)).toBe('1.2 MB');
  expect(showBytes(123_456_789)).toBe('123 MB');
});
