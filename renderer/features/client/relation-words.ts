import type { Relation } from '../../domain/relation';

export const ROLE: Readonly<Record<Relation['role'], string>> = {
  gp: 'GP',
  'next-of-kin': 'Next of kin',
  parent: 'Parent',
  partner: 'Partner',
  child: 'Child',
  school: 'School',
  referrer: 'Referrer',
  other: 'Somebody else',
};

export const MAY_CONTACT: Readonly<
  Record<Relation['mayContact'], { readonly said: string; readonly tone: 'good' | 'due' }>
> = {
  yes: { said: 'May be contacted', tone: 'good' },
  'emergency-only': { said: 'In an emergency only', tone: 'due' },
  no: { said: 'Must not be contacted', tone: 'due' },
};
