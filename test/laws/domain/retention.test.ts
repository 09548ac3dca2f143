import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../../renderer/domain/calendar-day';
import { addDays, addYears, ageOn } from '../../../renderer/domain/day-arithmetic';
import { generalPreset } from '../../../renderer/domain/general-preset';
import type { RetentionRule } from '../../../renderer/domain/practice';
import { retentionOf, type RetentionFacts, type RetentionFinding } from '../../../renderer/domain/retention';
import { anyDay } from '../../fixtures/any-day';
import { day } from '../../fixtures/days';

const TODAY = day('2026-11-23');
const RULES = generalPreset.retentionRules;

const anyRule: fc.Arbitrary<RetentionRule> = fc.record({
  id: fc.constantFrom('one', 'two', 'three'),
  appliesTo: fc.constantFrom('adult', 'child', 'everyone'),
  anchor: fc.constantFrom(
    'last-contact',
    'episode-end',
    'birthday-18',
    'birthday-25',
    'birthday-25-or-26',
    'death',
    'tax-year-end',
  ),
  years: fc.nat(25),
  why: fc.constant('Because.'),
  source: fc.constant('Here'),
});

/** A person with an episode that is over, seen from the first to the last contact in it. */
const anyClosedCase: fc.Arbitrary<RetentionFacts> = fc
  .record({
    dateOfBirth: anyDay('1930-01-01', '2015-12-31'),
    age: fc.nat(30_000),
    contactDays: fc.nat(3000),
    endDays: fc.nat(100),
    dies: fc.boolean(),
  })
  .map(({ dateOfBirth, age, contactDays, endDays, dies }) => {
    const startedOn = addDays(dateOfBirth, age);
    const lastContactOn = addDays(startedOn, contactDays);
    return {
      dateOfBirth,
      dateOfDeath: dies ? addDays(lastContactOn, 400) : null,
      firstContactOn: startedOn,
      lastContactOn,
      episodes: [{ status: 'ended', startedOn, endedOn: addDays(lastContactOn, endDays) }],
      holds: [],
    };
  });

function dueDay(finding: RetentionFinding): CalendarDay | null {
  return finding.kind === 'due-on' ? finding.on : null;
}

describe('when records fall due', () => {
  test('when a later session is added, then the date never moves earlier, whatever the rules', () => {
    fc.assert(
      fc.property(
        anyClosedCase,
        fc.array(anyRule, { minLength: 1, maxLength: 5 }),
        fc.nat(4000),
        (facts, rules, days) => {
          const later = { ...facts, lastContactOn: addDays(facts.lastContactOn ?? TODAY, days) };
          const [before, after] = [
            dueDay(retentionOf(facts, rules, TODAY)),
            dueDay(retentionOf(later, rules, TODAY)),
          ];
          // A rule for adults may begin to apply; none that applied may stop.
          expect(before === null || (after !== null && after >= before)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('when somebody turns 18 between two sessions, then the general preset lets nothing fall due sooner', () => {
    const born = day('2005-06-10');
    const facts = (last: string): RetentionFacts => ({
      dateOfBirth: born,
      dateOfDeath: null,
      firstContactOn: day('2022-01-10'),
      lastContactOn: day(last),
      episodes: [],
      holds: [],
    });

    const at17 = retentionOf(facts('2023-06-09'), RULES, TODAY);
    const at18 = retentionOf(facts('2023-06-10'), RULES, TODAY);

    expect(dueDay(at17)).toBe('2031-06-10');
    expect(dueDay(at18)).toBe('2031-06-10');
  });

  test('when one hold is in force, then it beats everything, and without it the same date would stand', () => {
    fc.assert(
      fc.property(
        anyClosedCase,
        fc.array(anyRule, { maxLength: 5 }),
        anyDay('2000-01-01', '2026-11-23'),
        (facts, rules, placedOn) => {
          const held = retentionOf(
            { ...facts, holds: [{ reason: 'claim', placedOn, liftedOn: null }] },
            rules,
            TODAY,
          );
          const unheld = retentionOf(facts, rules, TODAY);
          expect(held.kind).toBe('held');
          expect('on' in held ? held.on : null).toBe(dueDay(unheld));
          expect(held.why.toLowerCase()).toContain(unheld.why.toLowerCase());
        },
      ),
    );
  });

  test('when every hold is lifted, then nothing of them is left', () => {
    fc.assert(
      fc.property(anyClosedCase, anyDay('2000-01-01', '2026-11-23'), (facts, liftedOn) => {
        const holds = [{ reason: 'complaint' as const, placedOn: day('2000-01-01'), liftedOn }];
        expect(retentionOf({ ...facts, holds }, RULES, TODAY)).toEqual(retentionOf(facts, RULES, TODAY));
      }),
    );
  });

  test('when several rules apply, then the longest wins and their order is of no account', () => {
    fc.assert(
      fc.property(anyClosedCase, fc.array(anyRule, { minLength: 1, maxLength: 5 }), (facts, rules) => {
        const each = rules
          .map((rule) => dueDay(retentionOf(facts, [rule], TODAY)))
          .filter((on) => on !== null);
        const together = dueDay(retentionOf(facts, rules, TODAY));
        expect(together).toBe(each.toSorted().at(-1) ?? null);
        expect(dueDay(retentionOf(facts, rules.toReversed(), TODAY))).toBe(together);
      }),
    );
  });

  test('when the date of birth is unknown, then nothing is ever due, and nothing but “never” or a hold is said instead', () => {
    fc.assert(
      fc.property(anyClosedCase, fc.array(anyRule, { maxLength: 5 }), (facts, rules) => {
        expect(retentionOf({ ...facts, dateOfBirth: null }, rules, TODAY).kind).toBe('needs-date-of-birth');
      }),
    );
  });

  test('when the general preset is used, then the date is the law’s: 25th or 26th birthday for children, 7 years for all', () => {
    fc.assert(
      fc.property(anyClosedCase, (facts) => {
        const { dateOfBirth, firstContactOn, lastContactOn, episodes } = facts;
        if (dateOfBirth === null || firstContactOn === null || lastContactOn === null) {
          throw new Error('The builder fills these');
        }
        const ageAtEnd = ageOn(dateOfBirth, episodes[0]?.endedOn ?? lastContactOn) ?? 0;
        const wasChild = (ageOn(dateOfBirth, firstContactOn) ?? 0) < 18;
        const birthday = addYears(dateOfBirth, ageAtEnd < 17 ? 25 : 26);
        const insurer = addYears(lastContactOn, 7);
        expect(dueDay(retentionOf(facts, RULES, TODAY))).toBe(
          wasChild && birthday > insurer ? birthday : insurer,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('when the days of today go by, then records become due once and stay due', () => {
    fc.assert(
      fc.property(anyClosedCase, anyDay('2000-01-01', '2100-12-31'), fc.nat(5000), (facts, today, days) => {
        const first = retentionOf(facts, RULES, today);
        const second = retentionOf(facts, RULES, addDays(today, days));
        expect(first.kind === 'due-on' && second.kind === 'due-on' && (!first.isDue || second.isDue)).toBe(
          true,
        );
      }),
    );
  });
});
