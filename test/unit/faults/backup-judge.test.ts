import { describe, expect, test } from 'vitest';
import { damagesOf } from '../../faults/fuzz/bits/damages';
import { judge } from '../../faults/fuzz/bits/judge';

const whole = {
  outcome: { kind: 'whole', counts: {}, files: 0, digest: 'a', upTo: null, destructionsKnownUpTo: null },
  installs: 'x',
  writes: 0,
} as const;

describe('the judge of damaged backups', () => {
  test('when another content is accepted, then that is wrong wherever it was damaged', () => {
    const other = { ...whole, outcome: { ...whole.outcome, digest: 'b' } };

    expect(judge(other, whole, 'the other copy is whole').kind).toBe('wrong');
    expect(judge({ ...whole, installs: 'y' }, whole, 'the other copy is whole').kind).toBe('wrong');
  });

  test('when the same content is accepted where nothing says why, then that is wrong', () => {
    expect(judge(whole, whole, null).kind).toBe('wrong');
    expect(judge(whole, whole, 'the other copy is whole').kind).toBe('harmless');
  });

  test('when looking made somebody write, then that is wrong, also where it was refused', () => {
    const damaged = { kind: 'damaged', what: 'journal', detail: '', readableRecords: 0 } as const;

    expect(judge({ outcome: damaged, installs: null, writes: 1 }, whole, null).kind).toBe('wrong');
    expect(judge({ outcome: damaged, installs: null, writes: 0 }, whole, null).kind).toBe('refused');
  });

  test('when a file has five bytes, then forty bits and five lengths are damaged', () => {
    const all = [...damagesOf('drive', new Map([['manifest', new Uint8Array(5)]]))];

    expect(all.filter(({ bit }) => bit !== null)).toHaveLength(40);
    expect(all.filter(({ bit }) => bit === null)).toHaveLength(5);
  });
});
