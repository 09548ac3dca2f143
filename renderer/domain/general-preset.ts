import type { RecordId } from './ids';
import type { Instant } from './instant';
import type { Practice } from './practice';

/**
 * One policy as data, marked as general: it speaks for no professional body. Everything in it can be edited.
 * Sources and reasons are those of law.md §9; what was not confirmed there is not in here.
 */
export const generalPreset = {
  preset: 'general',
  zone: 'Europe/London',
  services: [
    'Counselling',
    'Psychotherapy',
    'Couples',
    'Children and young people',
    'Assessment',
    'Supervision',
  ],
  retentionRules: [
    {
      id: 'adult-7-years',
      appliesTo: 'adult',
      anchor: 'last-contact',
      years: 7,
      why: 'The practice’s own policy: no law fixes a time for private therapy, only “no longer than necessary”.',
      source:
        'UK GDPR Art 5(1)(e); each practice sets and tells its own period (BACP, notes and record keeping, Jan 2023)',
    },
    {
      id: 'child-25-or-26',
      appliesTo: 'child',
      anchor: 'birthday-25-or-26',
      years: 0,
      why: 'A child’s records are kept until the 25th birthday, or the 26th when the work ended at 17.',
      source:
        'NHS Records Management Code (England); binding for NHS-commissioned work only, taken here as good practice',
    },
    {
      id: 'insurer-7-years',
      appliesTo: 'everyone',
      anchor: 'last-contact',
      years: 7,
      why: 'Insurers ask that records are kept at least 7 years after the last treatment; check your own policy.',
      source: 'Balens/Zurich policy condition, as published for its members',
    },
    {
      id: 'insurer-child-7-years',
      appliesTo: 'child',
      anchor: 'birthday-18',
      years: 7,
      why: 'For children insurers count the 7 years from the 18th birthday.',
      source: 'Balens/Zurich policy condition, as published for its members',
    },
  ],
  idleMinutes: 5,
  appearance: 'system',
  backupEveryDays: 7,
  backupStartsByItself: true,
  lockOnMinimise: false,
} as const satisfies Omit<
  Practice,
  'kind' | 'id' | 'name' | 'therapist' | 'contact' | 'registration' | 'nation' | 'createdAt'
>;

/** The practice's record at first run: what the person typed, the rest from the preset. */
export function practiceFromPreset(
  start: Pick<Practice, 'name' | 'therapist' | 'nation'>,
  id: RecordId,
  createdAt: Instant,
): Practice {
  return {
    kind: 'practice',
    id,
    name: start.name,
    therapist: start.therapist,
    contact: '',
    registration: '',
    nation: start.nation,
    ...generalPreset,
    createdAt,
  };
}
