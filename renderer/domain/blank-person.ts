import type { Person } from './person';

/**
 * A person of whom nothing is known yet. Until somebody asked, the careful choice holds: no name on a voicemail,
 * in an e-mail or on an envelope.
 */
export const blankPerson: Omit<Person, 'kind' | 'id' | 'createdAt' | 'importedAs'> = {
  name: '',
  title: '',
  preferredName: '',
  pronouns: '',
  dateOfBirth: null,
  dateOfDeath: null,
  gender: '',
  ethnicity: '',
  phone: '',
  email: '',
  address: '',
  postcode: '',
  onlineSessionId: '',
  organisation: '',
  safety: { phone: 'call', voicemail: 'no-name', email: 'no-name', post: 'plain-envelope' },
  lastConfirmedOn: null,
};
