import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { canonicalJson } from '../../../renderer/vault/backup/canonical-json';

describe('canonical JSON', () => {
  test.prop([fc.jsonValue()])('when a value is written and read, then it is the same value', (value) => {
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  test.prop([fc.dictionary(fc.string(), fc.jsonValue())])(
    'when the keys of a record stand in another order, then the text is the same',
    (record) => {
      const turned = Object.fromEntries(Object.entries(record).toReversed());

      expect(canonicalJson(turned)).toBe(canonicalJson(record));
    },
  );

  test('when a field is undefined or left out, then the text is the same', () => {
    expect(canonicalJson({ name: 'Ada', note: undefined })).toBe(canonicalJson({ name: 'Ada' }));
  });

  test('when two values differ, then their texts differ', () => {
    expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
    expect(canonicalJson({ a: ['b', 'c'] })).not.toBe(canonicalJson({ a: ['c', 'b'] }));
    expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
  });
});
