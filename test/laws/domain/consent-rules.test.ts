import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Consent } from '../../../renderer/domain/consent';
import { consentKind } from '../../../renderer/domain/consent';
import { checkWithdrawal, consentStandingOn, inForceOn } from '../../../renderer/domain/consent-rules';
import { addDays } from '../../../renderer/domain/day-arithmetic';
import { aConsent } from '../../fixtures/a-consent';
import { anyDay } from '../../fixtures/any-day';
import { idNumber } from '../../fixtures/ids';

const someDay = anyDay('2026-01-01', '2026-03-31');
const anyConsents: fc.Arbitrary<readonly Consent[]> = fc
  .array(
    fc.record({
      consentKind: fc.constantFrom(...consentKind.options.slice(0, 3), 'other' as const),
      decision: fc.constantFrom('given', 'refused'),
      decidedOn: someDay,
      withdrawnAfter: fc.option(fc.nat(40)),
    }),
    { maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ withdrawnAfter, ...said }, index) =>
      aConsent({
        ...said,
        id: idNumber(index + 1),
        withdrawnOn: withdrawnAfter === null ? null : addDays(said.decidedOn, withdrawnAfter),
      }),
    ),
  );

test('when a kind is asked for on any day, then its latest decision up to that day decides, and it alone', () => {
  fc.assert(
    fc.property(anyConsents, someDay, (consents, day) => {
      for (const kind of consentKind.options.slice(0, 3)) {
        const decisions = consents.filter((one) => one.consentKind === kind && one.decidedOn <= day);
        const last = decisions
          .toSorted((left, right) => left.decidedOn.localeCompare(right.decidedOn, 'en'))
          .at(-1);
        const holds = last?.decision === 'given' && (last.withdrawnOn === null || last.withdrawnOn > day);
        expect(inForceOn(consents, day).filter((one) => one.consentKind === kind)).toEqual(
          holds ? [last] : [],
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('when something is withdrawn or decided from a day on, then what held before that day does not change', () => {
  fc.assert(
    fc.property(
      anyConsents,
      someDay,
      fc.integer({ min: 1, max: 60 }),
      fc.nat(),
      (consents, day, days, which) => {
        const later = addDays(day, days);
        const chosen = consents[which % Math.max(1, consents.length)];
        const withdrawn = consents.map((one) =>
          one === chosen && (one.withdrawnOn ?? later) >= later ? { ...one, withdrawnOn: later } : one,
        );
        const decided = [...withdrawn, aConsent({ id: idNumber(99), decision: 'refused', decidedOn: later })];
        const idsOn = (all: readonly Consent[]) => inForceOn(all, day).map(({ id }) => id);
        expect(idsOn(decided)).toEqual(idsOn(consents));
      },
    ),
  );
});

test('when a day is looked at, then every decision of the kind “other” up to it stands in exactly one list', () => {
  fc.assert(
    fc.property(anyConsents, someDay, (consents, day) => {
      const { inForce, refused, withdrawn } = consentStandingOn(consents, day);
      const others = [...inForce, ...refused, ...withdrawn].filter((one) => one.consentKind === 'other');
      const expected = consents.filter((one) => one.consentKind === 'other' && one.decidedOn <= day);
      expect(others.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    }),
  );
});

test('when a withdrawal is checked, then it is possible from today on and for no day before', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -50, max: 50 }), (today, days) => {
      const on = addDays(today, days);
      expect(checkWithdrawal(aConsent({ decidedOn: today }), on, today).kind).toBe(
        days < 0 ? 'retrospective' : 'possible',
      );
    }),
  );
});
