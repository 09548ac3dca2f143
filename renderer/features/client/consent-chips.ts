import type { Consent, ConsentKind } from '../../domain/consent';

export interface ConsentChip {
  readonly id: string;
  readonly tone: 'good' | 'due';
  readonly said: string;
}

/** Consents at a glance, in words: what is refused comes first, because it forbids something. */
export function consentChips(
  inForce: readonly Consent[],
  refused: readonly Consent[],
): readonly ConsentChip[] {
  return [
    ...refused.map(
      ({ id, consentKind }) => ({ id, tone: 'due', said: `${SHORT[consentKind]} refused` }) as const,
    ),
    ...inForce.map(
      ({ id, consentKind }) =>
        ({
          id,
          tone: 'good',
          said: consentKind === 'treatment-agreement' ? 'Work agreed' : `${SHORT[consentKind]} allowed`,
        }) as const,
    ),
  ];
}

const SHORT: Readonly<Record<ConsentKind, string>> = {
  'contact-gp': 'GP contact',
  'contact-next-of-kin': 'Next of kin contact',
  'share-information': 'Sharing',
  recording: 'Recording',
  'email-contact': 'E-mail',
  'text-contact': 'Text messages',
  supervision: 'Supervision',
  research: 'Research',
  publication: 'Publication',
  marketing: 'News and offers',
  'treatment-agreement': 'Agreement about the work',
  other: 'Other consent',
};
