import fc from 'fast-check';
import type { ActStep, Step } from './step';

const nth = fc.nat({ max: 9 });
const yes = fc.boolean();
const drive = fc.constantFrom('A' as const, 'B' as const);
const secret = fc.constantFrom('password' as const, 'password' as const, 'recovery' as const);
const is = <Do extends string>(name: Do) => fc.constant(name);
const scope = fc.constantFrom('one' as const, 'this-and-later' as const);

/** Clients come up more often than anything else: without them nothing else can be done. */
const ROUTINE: readonly fc.WeightedArbitrary<ActStep>[] = [
  { weight: 4, arbitrary: fc.record({ do: is('add-client'), born: nth, began: nth }) },
  { weight: 3, arbitrary: fc.record({ do: is('change-person'), nth, isStale: yes }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('change-work'),
      nth,
      status: fc.constantFrom('active', 'ended', 'archived'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('relate'), nth, other: nth, isNew: yes }) },
  { weight: 1, arbitrary: fc.record({ do: is('part'), nth }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('keep-draft'),
      nth,
      about: fc.constantFrom('note', 'amendment', 'client'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('type-on'), nth }) },
  { weight: 1, arbitrary: fc.record({ do: is('drop-draft'), nth }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('finish-note'),
      nth,
      from: fc.constantFrom('draft', 'session', 'nothing'),
      risk: yes,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('amend'), nth, closes: yes, fromDraft: yes }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('book'),
      nth,
      day: fc.integer({ min: -40, max: 40 }),
      hour: nth,
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('move'), nth, days: fc.integer({ min: -9, max: 9 }), scope }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('mark'),
      nth,
      attendance: fc.constantFrom('planned', 'attended', 'cancelled-by-client', 'did-not-attend'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('unbook'), nth, scope }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('consent'),
      nth,
      what: fc.constantFrom('contact-gp', 'recording', 'other'),
      given: yes,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('withdraw-consent'), nth }) },
  { weight: 2, arbitrary: fc.record({ do: is('measure'), nth, total: fc.nat({ max: 27 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is('hold'), nth }) },
  { weight: 1, arbitrary: fc.record({ do: is('lift-hold'), nth }) },
  { weight: 4, arbitrary: fc.record({ do: is('attach'), nth, bytes: fc.nat({ max: 70_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is('detach'), nth }) },
  { weight: 1, arbitrary: fc.record({ do: is('change-practice'), idle: fc.integer({ min: 1, max: 30 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('import'), rows: fc.integer({ min: 1, max: 3 }), isDirty: yes }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('undo-import'), nth }) },
  { weight: 6, arbitrary: fc.record({ do: is('undo'), nth }) },
];

const GRAVE: readonly fc.WeightedArbitrary<ActStep>[] = [
  { weight: 2, arbitrary: fc.record({ do: is('change-password'), isWrong: yes }) },
  { weight: 1, arbitrary: fc.record({ do: is('password-by-recovery-key') }) },
  { weight: 1, arbitrary: fc.record({ do: is('renew-recovery') }) },
  { weight: 5, arbitrary: fc.record({ do: is('backup'), drive }) },
  { weight: 1, arbitrary: fc.record({ do: is('practice-restore'), drive }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: is('destroy'), nth, isWrong: fc.constantFrom(false, false, false, true) }),
  },
];

const anyAct: fc.Arbitrary<ActStep> = fc.oneof(...ROUTINE, ...GRAVE);

/** Any step, weighted as a hard year would be. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  ...ROUTINE,
  ...GRAVE,
  {
    weight: 5,
    arbitrary: fc.record({ do: is('lock'), secret, isWrongFirst: fc.constantFrom(false, false, true) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: is('crash'),
      during: anyAct,
      at: fc.integer({ min: 1, max: 5 }),
      how: fc.constantFrom('before', 'after', 'torn'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('clock'), days: fc.integer({ min: -4000, max: 4000 }) }) },
  { weight: 4, arbitrary: fc.record({ do: is('wait-until-due'), nth }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('restore'),
      drive,
      secret,
      where: fc.constantFrom('here', 'here', 'new-laptop'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('lose-store') }) },
  { weight: 2, arbitrary: fc.record({ do: is('copy-store') }) },
  { weight: 3, arbitrary: fc.record({ do: is('older-store') }) },
);
