import type { Consent } from '../../domain/consent';
import { showDay } from '../../ui/dates';

export const HOW: readonly { readonly value: Consent['how']; readonly label: string }[] = [
  { value: 'verbal', label: 'Spoken, in session or by phone' },
  { value: 'written', label: 'In writing' },
  { value: 'electronic', label: 'Electronically' },
];

export const BY_WHOM: readonly { readonly value: Consent['byWhom']; readonly label: string }[] = [
  { value: 'client', label: 'The client' },
  { value: 'parent', label: 'A parent' },
  { value: 'guardian', label: 'A guardian' },
  { value: 'attorney', label: 'An attorney' },
  { value: 'court', label: 'A court' },
];

export interface ConsentState {
  readonly tone: 'good' | 'due' | 'neutral';
  readonly said: string;
}

/** Where one consent stands on a day, in words. A withdrawal in the future does not count yet. */
export function consentState(
  { decision, withdrawnOn }: Consent,
  isReplaced: boolean,
  today: string,
): ConsentState {
  if (isReplaced) return { tone: 'neutral', said: 'Replaced by a later decision' };
  if (decision === 'refused') return { tone: 'due', said: 'Refused' };
  if (withdrawnOn === null) return { tone: 'good', said: 'In force' };
  return withdrawnOn <= today
    ? { tone: 'due', said: `Withdrawn from ${showDay(withdrawnOn)}` }
    : { tone: 'good', said: `In force, withdrawn from ${showDay(withdrawnOn)}` };
}

/** `Given on 3 Sep 2026, spoken, by the client`. */
export function decisionSentence({ decision, decidedOn, how, byWhom }: Consent): string {
  const way = { written: 'in writing', verbal: 'spoken', electronic: 'electronically' }[how];
  const who = BY_WHOM.find(({ value }) => value === byWhom)?.label.toLowerCase() ?? byWhom;
  return `${decision === 'given' ? 'Given' : 'Refused'} on ${showDay(decidedOn)}, ${way}, by ${who}`;
}
