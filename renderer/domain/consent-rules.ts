import { z } from 'zod';
import type { CalendarDay } from './calendar-day';
import { calendarDay } from './calendar-day';
import { consent, consentWording, type Consent } from './consent';

/** Where each kind of consent stands on a day. A kind nobody was asked about is in no list. */
export interface ConsentStanding {
  readonly inForce: readonly Consent[];
  readonly refused: readonly Consent[];
  readonly withdrawn: readonly Consent[];
}

/**
 * Of every kind only the latest decision up to that day counts; of two on one day the one that stands later in `consents`.
 * Consents of the kind `other` are about different things, so each stands for itself.
 * A withdrawal counts from its day on; the days before it stay lawful.
 */
export function consentStandingOn(consents: readonly Consent[], day: CalendarDay): ConsentStanding {
  const latest = new Map<string, Consent>();
  for (const one of consents) {
    const subject = one.consentKind === 'other' ? one.id : one.consentKind;
    const known = latest.get(subject);
    if (one.decidedOn <= day && (known === undefined || known.decidedOn <= one.decidedOn)) {
      latest.set(subject, one);
    }
  }
  const decisions = [...latest.values()];
  const given = decisions.filter(({ decision }) => decision === 'given');
  return {
    inForce: given.filter((one) => !isWithdrawnOn(one, day)),
    refused: decisions.filter(({ decision }) => decision === 'refused'),
    withdrawn: given.filter((one) => isWithdrawnOn(one, day)),
  };
}

/** The consents one may act on, on that day. */
export function inForceOn(consents: readonly Consent[], day: CalendarDay): readonly Consent[] {
  return consentStandingOn(consents, day).inForce;
}

/** What a person decides about a withdrawal: `on` is the first day on which the consent no longer holds. */
export type WithdrawalCheck =
  | { readonly kind: 'possible' }
  /** The day lies before today: what was done under the consent stays lawful, so this cannot be recorded. */
  | { readonly kind: 'retrospective' }
  /** There is nothing to withdraw: it was refused, or is withdrawn from an earlier day on. */
  | { readonly kind: 'nothing-to-withdraw' };

/** A withdrawal is never retrospective (promise 000-76), and is as easy as giving: no reason is asked. */
export function checkWithdrawal(
  one: Pick<Consent, 'decision' | 'withdrawnOn'>,
  on: CalendarDay,
  today: CalendarDay,
): WithdrawalCheck {
  if (one.decision === 'refused' || (one.withdrawnOn !== null && one.withdrawnOn <= on)) {
    return { kind: 'nothing-to-withdraw' };
  }
  return on < today ? { kind: 'retrospective' } : { kind: 'possible' };
}

/** The form for a new consent: invalid until signer, date, way, words and version are there (law.md §8, consent record). */
export function consentForm(today: CalendarDay) {
  return z.object({
    consentKind: consent.shape.consentKind,
    decision: consent.shape.decision,
    decidedOn: calendarDay.refine((day) => day <= today, 'The decision cannot lie in the future'),
    how: z.enum(consent.shape.how.options, 'Say how it was given: written, verbal or electronic'),
    byWhom: z.enum(consent.shape.byWhom.options, 'Say who gave it'),
    wording: consentWording.shape.wording,
    version: consentWording.shape.version,
    remark: consentWording.shape.remark,
  });
}

function isWithdrawnOn(one: Consent, day: CalendarDay): boolean {
  return one.withdrawnOn !== null && one.withdrawnOn <= day;
}
