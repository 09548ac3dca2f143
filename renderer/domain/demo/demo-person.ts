import { blankPerson } from '../blank-person';
import type { CalendarDay } from '../calendar-day';
import { addDays, addYears } from '../day-arithmetic';
import type { RecordId } from '../ids';
import type { Instant } from '../instant';
import type { Person } from '../person';
import type { Draw } from './draw';
import { FIRST_NAMES, STREET_KINDS, STREETS, SURNAMES, TOWNS } from './name-lists';

/** A made-up person of about this age on that day. Numbers are from the ranges Ofcom keeps for drama; the mail domain is reserved. */
export function drawPerson(
  draw: Draw,
  id: RecordId,
  age: number | null,
  on: CalendarDay,
  createdAt: Instant,
): Person {
  const first = draw.pick(FIRST_NAMES);
  const surname = draw.pick(SURNAMES);
  const [town = '', county = '', district = ''] = draw.some(TOWNS, 1)[0] ?? [];
  return {
    ...blankPerson,
    kind: 'person',
    id,
    name: `${first} ${surname}`,
    title: draw.chance(0.3) ? draw.pick(['Ms', 'Mr', 'Mrs', 'Mx', 'Dr']) : '',
    preferredName: draw.chance(0.15) ? first.slice(0, 3) : '',
    pronouns: draw.chance(0.4) ? draw.pick(['she/her', 'he/him', 'they/them']) : '',
    dateOfBirth: age === null ? null : addDays(addYears(on, -age), -draw.below(364)),
    phone: `07700 900${String(draw.below(1000)).padStart(3, '0')}`,
    email: draw.chance(0.8) ? `${plainLetters(first)}.${plainLetters(surname)}@example.org` : '',
    address: `${draw.between(1, 190)} ${draw.pick(STREETS)} ${draw.pick(STREET_KINDS)}, ${town}, ${county}`,
    postcode: `${district} ${draw.below(10)}${draw.pick(['AB', 'DF', 'GH', 'JL', 'NP', 'QR', 'ST', 'UW', 'XY'])}`,
    safety: {
      phone: draw.pick(['call', 'call', 'text-only', 'never']),
      voicemail: draw.pick(['allowed', 'no-name', 'never']),
      email: draw.pick(['allowed', 'no-name']),
      post: draw.pick(['allowed', 'plain-envelope', 'never']),
    },
    importedAs: '',
    createdAt,
  };
}

function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}
