import { assertNever } from '../../domain/assert-never';
import type { ContactSafety, Person } from '../../domain/person';

/** One way to reach somebody: how, in words, and the number or address itself. */
export interface Reach {
  readonly how: string;
  readonly where: string;
}

/** The first safe way, for the header: `Text only, no name` · `07700 900 123`. Null when there is none. */
export function firstReach(person: Pick<Person, 'phone' | 'email' | 'safety'>): Reach | null {
  const { phone, email, safety } = person;
  if (phone !== '' && safety.phone !== 'never') return { how: phoneInWords(safety), where: phone };
  if (email !== '' && safety.email !== 'never') return { how: EMAIL[safety.email], where: email };
  return null;
}

/** Every way that is kept, with what is asked to be heeded. */
export function allReach(person: Person): readonly Reach[] {
  const { phone, email, address, postcode, onlineSessionId, safety } = person;
  const post = [address, postcode].filter((part) => part !== '').join(', ');
  return [
    ...(phone === '' ? [] : [{ how: phoneInWords(safety), where: phone }]),
    ...(email === '' ? [] : [{ how: EMAIL[safety.email], where: email }]),
    ...(post === '' ? [] : [{ how: POST[safety.post], where: post }]),
    ...(onlineSessionId === '' ? [] : [{ how: 'Online sessions', where: onlineSessionId }]),
  ];
}

function phoneInWords({ phone, voicemail }: ContactSafety): string {
  if (phone === 'never') return 'Never by phone';
  const way = phone === 'call' ? 'May call' : 'Text only';
  switch (voicemail) {
    case 'allowed':
      return phone === 'call' ? `${way}, voicemail allowed` : way;
    case 'no-name':
      return phone === 'call' ? `${way}, no name in messages` : `${way}, no name`;
    case 'never':
      return `${way}, no voicemail`;
    default:
      return assertNever(voicemail);
  }
}

const EMAIL: Readonly<Record<ContactSafety['email'], string>> = {
  allowed: 'May e-mail',
  'no-name': 'E-mail without the practice’s name',
  never: 'Never by e-mail',
};

const POST: Readonly<Record<ContactSafety['post'], string>> = {
  allowed: 'May write',
  'plain-envelope': 'Post in a plain envelope',
  never: 'Never by post',
};
