import { describe, expect, test } from 'vitest';
import { generalPreset } from '../../../renderer/domain/general-preset';
import type { RetentionRule } from '../../../renderer/domain/practice';
import { retentionOf, type RetentionFacts } from '../../../renderer/domain/retention';
import { day } from '../../fixtures/days';

const TODAY = day('2026-11-23');
const RULES = generalPreset.retentionRules;

function aCase(said: Partial<RetentionFacts> = {}): RetentionFacts {
  return {
    dateOfBirth: day('1980-02-29'),
    dateOfDeath: null,
    firstContactOn: day('2018-01-08'),
    lastContactOn: day('2019-09-03'),
    episodes: [{ status: 'ended', startedOn: day('2018-01-08'), endedOn: day('2019-09-03') }],
    holds: [],
    ...said,
  };
}

function aRule(said: Partial<RetentionRule>): RetentionRule {
  return {
    id: 'a-rule',
    appliesTo: 'everyone',
    anchor: 'last-contact',
    years: 7,
    why: 'A reason.',
    source: 'A source',
    ...said,
  };
}

describe('when an adult’s work is over', () => {
  test('then the records are due seven years after the last contact, and the sentence names day, anchor and rule', () => {
    const finding = retentionOf(aCase(), RULES, TODAY);

    expect(finding).toEqual({
      kind: 'due-on',
      on: '2026-09-03',
      isDue: true,
      ruleId: 'adult-7-years',
      why: 'Kept until 3 Sep 2026: 7 years after the last contact on 3 Sep 2019. The practice’s own policy: no law fixes a time for private therapy, only “no longer than necessary”. The other rule that applies keeps them no longer.',
    });
  });

  test('then they are due on that very day, and not on the day before', () => {
    expect(retentionOf(aCase(), RULES, day('2026-09-02'))).toMatchObject({ isDue: false });
    expect(retentionOf(aCase(), RULES, day('2026-09-03'))).toMatchObject({ isDue: true });
  });

  test('and the last contact was on 29 February, then they are due on 28 February', () => {
    const facts = aCase({ lastContactOn: day('2016-02-29'), firstContactOn: null, episodes: [] });

    expect(retentionOf(facts, RULES, TODAY)).toMatchObject({ on: '2023-02-28' });
  });

  test('and no contact is recorded, then the start of the work stands in for it and the sentence says so', () => {
    const facts = aCase({
      firstContactOn: null,
      lastContactOn: null,
      episodes: [{ status: 'archived', startedOn: day('2010-05-04'), endedOn: null }],
    });

    const finding = retentionOf(facts, RULES, TODAY);

    expect(finding).toMatchObject({ kind: 'due-on', on: '2017-05-04' });
    expect(finding.why).toContain('the start of the work (no contact is recorded) on 4 May 2010');
  });
});

describe('when the client was a child', () => {
  const child = (end: string) =>
    aCase({
      dateOfBirth: day('2004-02-29'),
      firstContactOn: day('2018-01-08'),
      lastContactOn: day(end),
      episodes: [],
    });

  test.each([
    ['2021-02-27', '2029-02-28', '25th birthday'],
    ['2021-02-28', '2030-02-28', '26th birthday'],
    ['2022-02-27', '2030-02-28', '26th birthday'],
    ['2022-02-28', '2030-02-28', '26th birthday'],
  ])('and the work ended on %s, then the records are kept until %s, the %s', (end, due, words) => {
    const finding = retentionOf(child(end), RULES, TODAY);

    expect(finding).toMatchObject({ kind: 'due-on', on: due, isDue: false });
    expect(finding.why).toContain(words);
  });

  test('and came again as an adult much later, then the seven years of the insurer are longer and win', () => {
    expect(retentionOf(child('2025-06-01'), RULES, TODAY)).toMatchObject({ on: '2032-06-01' });
  });
});

describe('when a rule has another anchor', () => {
  test.each([
    [aRule({ anchor: 'episode-end', years: 3 }), '2022-09-30', 'the end of the work on 30 Sep 2019'],
    [aRule({ anchor: 'birthday-25', years: 0 }), '2005-02-28', 'the 25th birthday'],
    [
      aRule({ anchor: 'birthday-18', years: 7 }),
      '2005-02-28',
      '7 years after the 18th birthday on 28 Feb 1998',
    ],
    [aRule({ anchor: 'death', years: 10 }), '2032-06-01', '10 years after the death on 1 Jun 2022'],
    // Contact in tax year 2019/20; the deadline is 31 January 2021 (law.md §9, HMRC).
    [
      aRule({ anchor: 'tax-year-end', years: 5 }),
      '2026-01-31',
      '5 years after the tax deadline of 31 Jan 2021',
    ],
  ])('of %o, then it is due on %s', (rule, on, words) => {
    const facts = aCase({
      dateOfDeath: day('2022-06-01'),
      episodes: [{ status: 'ended', startedOn: day('2018-01-08'), endedOn: day('2019-09-30') }],
    });

    const finding = retentionOf(facts, [rule], TODAY);

    expect(finding).toMatchObject({ kind: 'due-on', on });
    expect(finding.why).toContain(words);
  });

  test('and the contact was on the last day of the old tax year, then that year counts', () => {
    const facts = (last: string) => aCase({ lastContactOn: day(last) });

    expect(
      retentionOf(facts('2019-04-05'), [aRule({ anchor: 'tax-year-end', years: 5 })], TODAY),
    ).toMatchObject({ on: '2025-01-31' });
    expect(
      retentionOf(facts('2019-04-06'), [aRule({ anchor: 'tax-year-end', years: 5 })], TODAY),
    ).toMatchObject({ on: '2026-01-31' });
  });

  test('and it says never, then the records are kept without end, even when the date of birth is unknown', () => {
    const rules = [...RULES, aRule({ id: 'archive', anchor: 'never', why: 'Kept for the family.' })];

    expect(retentionOf(aCase({ dateOfBirth: null }), rules, TODAY)).toEqual({
      kind: 'keep-indefinitely',
      why: 'The rule “archive” keeps these records without end: Kept for the family.',
    });
  });

  test('and no rule covers the client, then nothing falls due, and the sentence says so', () => {
    const finding = retentionOf(aCase(), [aRule({ appliesTo: 'child' })], TODAY);

    expect(finding).toMatchObject({ kind: 'keep-indefinitely' });
    expect(finding.why).toContain('No rule');
  });
});

describe('when something keeps the records', () => {
  test('a complaint, then they are held, with the date there would be without it', () => {
    const finding = retentionOf(
      aCase({ holds: [{ reason: 'complaint', placedOn: day('2026-10-05'), liftedOn: null }] }),
      RULES,
      TODAY,
    );

    expect(finding).toMatchObject({ kind: 'held', on: '2026-09-03' });
    expect(finding.why).toContain('Held since 5 Oct 2026 because of a complaint');
    expect(finding.why).toContain('kept until 3 Sep 2026');
  });

  test('a hold that is lifted today, then it holds no more', () => {
    const lifted = { reason: 'claim', placedOn: day('2020-01-01'), liftedOn: TODAY } as const;

    expect(retentionOf(aCase({ holds: [lifted] }), RULES, TODAY).kind).toBe('due-on');
    expect(retentionOf(aCase({ holds: [lifted] }), RULES, day('2026-11-22')).kind).toBe('held');
  });

  test('an open episode, then nothing is due, and the date is told for information', () => {
    const facts = aCase({ episodes: [{ status: 'active', startedOn: day('2018-01-08'), endedOn: null }] });

    expect(retentionOf(facts, RULES, TODAY)).toMatchObject({ kind: 'open', on: '2026-09-03' });
    expect(retentionOf({ ...facts, dateOfBirth: null }, RULES, TODAY)).toMatchObject({
      kind: 'open',
      on: null,
    });
  });

  test('an open episode of somebody who has died, then it counts as closed', () => {
    const facts = aCase({
      dateOfDeath: day('2019-10-01'),
      episodes: [{ status: 'active', startedOn: day('2018-01-08'), endedOn: null }],
    });

    expect(retentionOf(facts, RULES, TODAY)).toMatchObject({ kind: 'due-on', on: '2026-09-03' });
  });

  test('a missing date of birth, then they are listed for it, and never due', () => {
    const finding = retentionOf(aCase({ dateOfBirth: null }), RULES, day('2150-01-01'));

    expect(finding.kind).toBe('needs-date-of-birth');
    expect(finding.why).toContain('may have been a child');
  });

  test('nothing at all to count from, then the case is open', () => {
    expect(
      retentionOf(aCase({ firstContactOn: null, lastContactOn: null, episodes: [] }), RULES, TODAY),
    ).toMatchObject({ kind: 'open', on: null });
  });
});
