import { assertNever } from '../../domain/assert-never';
import type { RetentionRule } from '../../domain/practice';

/** A rule in one line: `Adults: 7 years after the last contact`. */
export function ruleInWords(rule: RetentionRule): string {
  const who = { adult: 'Adults', child: 'Children', everyone: 'Everyone' }[rule.appliesTo];
  if (rule.anchor === 'never') return `${who}: kept until you decide otherwise`;
  const anchor = anchorInWords(rule.anchor);
  if (rule.years === 0) return `${who}: until ${anchor}`;
  return `${who}: ${rule.years} ${rule.years === 1 ? 'year' : 'years'} after ${anchor}`;
}

function anchorInWords(anchor: Exclude<RetentionRule['anchor'], 'never'>): string {
  switch (anchor) {
    case 'last-contact':
      return 'the last contact';
    case 'episode-end':
      return 'the end of the work';
    case 'birthday-18':
      return 'the 18th birthday';
    case 'birthday-25':
      return 'the 25th birthday';
    case 'birthday-25-or-26':
      return 'the 25th birthday, or the 26th when the work ended at 17';
    case 'death':
      return 'the death';
    case 'tax-year-end':
      return 'the end of the tax year';
    default:
      return assertNever(anchor);
  }
}
