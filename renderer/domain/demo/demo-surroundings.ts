import type { CalendarDay } from '../calendar-day';
import { addDays } from '../day-arithmetic';
import type { Consent, ConsentKind, ConsentWording } from '../consent';
import { CONSENT_WORDINGS, wordingFor } from '../consent-wordings';
import type { RecordId } from '../ids';
import type { MeasureResult } from '../measure-result';
import { momentOn } from './demo-course';
import type { Draw } from './draw';

const DEMO_PRACTICE_NAME = 'Willow Room Counselling';

/** What a client was asked at the start: two decisions always, some more; some refused, some withdrawn later. */
export function drawConsents(
  draw: Draw,
  client: { readonly personId: RecordId; readonly isChild: boolean },
  days: { readonly from: CalendarDay; readonly to: CalendarDay },
  newId: () => RecordId,
): readonly (Consent | ConsentWording)[] {
  const optional: readonly ConsentKind[] = [
    'email-contact',
    'text-contact',
    'contact-next-of-kin',
    'recording',
    'research',
    'marketing',
  ];
  const kinds: readonly ConsentKind[] = [
    'treatment-agreement',
    'contact-gp',
    'supervision',
    ...draw.some(optional, draw.between(1, 3)),
  ];
  return kinds.flatMap((consentKind) => {
    const refused = consentKind !== 'treatment-agreement' && draw.chance(0.15);
    const withdrawnOn =
      !refused && consentKind !== 'treatment-agreement' && draw.chance(0.1)
        ? addDays(days.from, draw.between(20, 60))
        : null;
    const withdrawn = withdrawnOn !== null && withdrawnOn <= days.to ? withdrawnOn : null;
    const consent: Consent = {
      kind: 'consent',
      id: newId(),
      personId: client.personId,
      consentKind,
      decision: refused ? 'refused' : 'given',
      decidedOn: days.from,
      how: draw.pick(['written', 'written', 'verbal', 'electronic']),
      byWhom: client.isChild ? 'parent' : 'client',
      withdrawnOn: withdrawn,
      withdrawalRecordedAt: withdrawn === null ? null : momentOn(withdrawn, 11 * 60),
    };
    const wording: ConsentWording = {
      kind: 'consent-wording',
      id: newId(),
      consentId: consent.id,
      personId: client.personId,
      wording: wordingFor(consentKind, DEMO_PRACTICE_NAME),
      version: CONSENT_WORDINGS[consentKind].version,
      evidenceAttachmentId: null,
      remark: '',
    };
    return [consent, wording];
  });
}

/** Totals at every fourth session, drifting down as such work often does. */
export function drawMeasures(
  draw: Draw,
  personId: RecordId,
  attendedOn: readonly CalendarDay[],
  newId: () => RecordId,
): readonly MeasureResult[] {
  const highest = { 'PHQ-9': 27, 'GAD-7': 21 } as const;
  return (['PHQ-9', 'GAD-7'] as const).flatMap((measure) => {
    let total = draw.between(9, highest[measure] - 3);
    return attendedOn
      .filter((_, index) => index % 4 === 0)
      .map((takenOn): MeasureResult => {
        const result: MeasureResult = {
          kind: 'measure-result',
          id: newId(),
          personId,
          measure,
          total,
          takenOn,
          importedAs: '',
        };
        total = Math.max(0, Math.min(highest[measure], total + draw.between(-4, 2)));
        return result;
      });
  });
}
