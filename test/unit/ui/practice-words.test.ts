import { describe, expect, test } from 'vitest';
import type { Drive, RetentionRule } from '../../../renderer/domain/practice';
import { drive } from '../../../renderer/domain/practice';
import { generalPreset } from '../../../renderer/domain/general-preset';
import { changedSentence } from '../../../renderer/features/practice/password-sentences';
import { ruleInWords } from '../../../renderer/features/practice/rule-words';
import { selfCheckFindings } from '../../../renderer/features/practice/self-check-findings';

const today = '2026-11-23';
const practice = { idleMinutes: 5, backupEveryDays: 7 };
const aDrive = (changed: Partial<Record<keyof Drive, string | null>> = {}): Drive =>
  drive.parse({
    kind: 'drive',
    id: '0'.repeat(26),
    placeId: 'p1',
    label: 'Blue drive',
    keptWhere: '',
    lastCopyAt: '2026-11-20T10:00:00.000Z',
    lastProvenAt: null,
    lastPracticeRestoreAt: null,
    lastVerdict: null,
    records: 0,
    destroyedUpTo: null,
    ...changed,
  });
const toneOf = (id: string, drives: readonly Drive[]) =>
  selfCheckFindings(practice, drives, null, today).find((finding) => finding.id === id)?.tone;

describe('a retention rule in words', () => {
  test('when years follow an anchor, then both are named', () => {
    const rule: RetentionRule = {
      id: 'x',
      appliesTo: 'adult',
      anchor: 'last-contact',
      years: 7,
      why: 'w',
      source: '',
    };
    expect(ruleInWords(rule)).toBe('Adults: 7 years after the last contact');
    expect(ruleInWords({ ...rule, anchor: 'never', appliesTo: 'everyone' })).toBe(
      'Everyone: kept until you decide otherwise',
    );
    expect(ruleInWords({ ...rule, years: 1, anchor: 'death' })).toBe('Adults: 1 year after the death');
  });

  test('when the preset’s rules are shown, then each reads differently', () => {
    const said = generalPreset.retentionRules.map(ruleInWords);
    expect(new Set(said).size).toBe(generalPreset.retentionRules.length);
  });
});

describe('how safe it stands', () => {
  test('when there is no copy, then that is a risk', () => {
    expect(toneOf('backup', [])).toBe('risk');
    expect(toneOf('backup', [aDrive({ lastCopyAt: null })])).toBe('risk');
  });

  test('when the last copy is older than the rhythm, then it is due', () => {
    expect(toneOf('backup', [aDrive()])).toBe('good');
    expect(toneOf('backup', [aDrive({ lastCopyAt: '2026-11-01T10:00:00.000Z' })])).toBe('due');
  });

  test('when two drives hold copies, then two places are good', () => {
    expect(toneOf('places', [aDrive()])).toBe('due');
    expect(toneOf('places', [aDrive(), aDrive({ placeId: 'p2' })])).toBe('good');
  });

  test('when a restore was practised within a month, then it is proven', () => {
    expect(toneOf('restore', [aDrive()])).toBe('due');
    expect(toneOf('restore', [aDrive({ lastPracticeRestoreAt: '2026-11-02T10:00:00.000Z' })])).toBe('good');
  });
});

test('when a password was changed, then the drives that still open with the old one are named', () => {
  expect(changedSentence([])).toBe('The password is changed.');
  expect(changedSentence([aDrive(), aDrive({ label: 'Red drive' })])).toContain('Blue drive and Red drive');
});
