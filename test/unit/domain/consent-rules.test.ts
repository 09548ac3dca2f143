import { describe, expect, test } from 'vitest';
import { consentKind } from '../../../renderer/domain/consent';
import {
  checkWithdrawal,
  consentForm,
  consentStandingOn,
  inForceOn,
} from '../../../renderer/domain/consent-rules';
import { CONSENT_WORDINGS, wordingFor } from '../../../renderer/domain/consent-wordings';
import { aConsent } from '../../fixtures/a-consent';
import { day } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';

const TODAY = day('2026-11-23');

describe('when a consent is withdrawn', () => {
  const withdrawn = aConsent({ decidedOn: day('2026-01-12'), withdrawnOn: day('2026-06-01') });

  test('then it holds until the day before, and no longer from that day on', () => {
    expect(inForceOn([withdrawn], day('2026-05-31'))).toEqual([withdrawn]);
    expect(inForceOn([withdrawn], day('2026-06-01'))).toEqual([]);
    expect(consentStandingOn([withdrawn], TODAY).withdrawn).toEqual([withdrawn]);
  });

  test('then it cannot be withdrawn for a day that has passed, nor twice', () => {
    expect(checkWithdrawal(aConsent(), day('2026-11-22'), TODAY)).toEqual({ kind: 'retrospective' });
    expect(checkWithdrawal(aConsent(), TODAY, TODAY)).toEqual({ kind: 'possible' });
    expect(checkWithdrawal(withdrawn, TODAY, TODAY)).toEqual({ kind: 'nothing-to-withdraw' });
    expect(checkWithdrawal(aConsent({ decision: 'refused' }), TODAY, TODAY)).toEqual({
      kind: 'nothing-to-withdraw',
    });
  });

  test('and given again later, then the new decision holds', () => {
    const again = aConsent({ id: idNumber(50), decidedOn: day('2026-09-01') });

    expect(inForceOn([again, withdrawn], TODAY)).toEqual([again]);
  });
});

test('when a consent was refused, then it is never in force, and an earlier yes no longer is', () => {
  const yes = aConsent({ decidedOn: day('2026-01-12') });
  const no = aConsent({ id: idNumber(51), decision: 'refused', decidedOn: day('2026-03-01') });

  expect(inForceOn([yes, no], day('2026-02-28'))).toEqual([yes]);
  expect(inForceOn([yes, no], TODAY)).toEqual([]);
  expect(consentStandingOn([yes, no], TODAY).refused).toEqual([no]);
});

test('when two decisions fall on one day, then the one recorded later counts', () => {
  const yes = aConsent({ decidedOn: day('2026-03-01') });
  const no = aConsent({ id: idNumber(52), decision: 'refused', decidedOn: day('2026-03-01') });

  expect(inForceOn([yes, no], TODAY)).toEqual([]);
  expect(inForceOn([no, yes], TODAY)).toEqual([yes]);
});

test('when a decision lies in the future, then it does not hold yet', () => {
  expect(inForceOn([aConsent({ decidedOn: day('2026-12-24') })], TODAY)).toEqual([]);
});

describe('when a new consent is filled in', () => {
  const filled = {
    consentKind: 'contact-gp',
    decision: 'given',
    decidedOn: '2026-11-23',
    how: 'written',
    byWhom: 'client',
    wording: 'I agree …',
    version: 'general 1',
    remark: '',
  };

  test('then it is valid with signer, day, way, words and version', () => {
    expect(consentForm(TODAY).safeParse(filled).success).toBe(true);
  });

  test.each(['byWhom', 'decidedOn', 'how', 'wording', 'version'])('then without %s it is not', (field) => {
    expect(consentForm(TODAY).safeParse({ ...filled, [field]: '' }).success).toBe(false);
  });

  test('then a day in the future is refused in words', () => {
    const parsed = consentForm(TODAY).safeParse({ ...filled, decidedOn: '2026-11-24' });

    expect(parsed.error?.issues[0]?.message).toBe('The decision cannot lie in the future');
  });
});

test('when the general preset’s wordings are shown, then each names the practice, and how to change one’s mind', () => {
  for (const kind of consentKind.options) {
    const { version, label } = CONSENT_WORDINGS[kind];
    expect(wordingFor(kind, 'Willow $& Room')).toContain('Willow $& Room');
    expect(wordingFor(kind, 'X')).not.toContain('{');
    expect(wordingFor(kind, 'X')).toMatch(/change your mind|end the work at any time/);
    expect([version, label].every((text) => text.length > 3)).toBe(true);
  }
});
