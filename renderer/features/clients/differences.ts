import type { PersonTyped } from './person-rules';

export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly newer: string;
}

const LABELS: Readonly<Record<Exclude<keyof PersonTyped, 'safety'>, string>> = {
  name: 'Name or reference',
  title: 'Title',
  preferredName: 'Likes to be called',
  pronouns: 'Pronouns',
  dateOfBirth: 'Date of birth',
  dateOfDeath: 'Date of death',
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  phone: 'Phone',
  email: 'E-mail',
  address: 'Address',
  postcode: 'Postcode',
  onlineSessionId: 'Name or link for online sessions',
  organisation: 'Organisation',
  lastConfirmedOn: 'Last confirmed with them',
};

const SAFETY_LABELS: Readonly<Record<keyof PersonTyped['safety'], string>> = {
  phone: 'Calling',
  voicemail: 'Voicemail',
  email: 'E-mailing',
  post: 'Post',
};

/** Where two states of one person differ, in words. */
export function differences(mine: PersonTyped, newer: PersonTyped): readonly Difference[] {
  const lines: Difference[] = [];
  for (const [key, label] of entriesOf(LABELS)) {
    if ((mine[key] ?? '') !== (newer[key] ?? '')) {
      lines.push({ label, mine: mine[key] ?? '', newer: newer[key] ?? '' });
    }
  }
  for (const [key, label] of entriesOf(SAFETY_LABELS)) {
    if (mine.safety[key] !== newer.safety[key]) {
      lines.push({ label, mine: mine.safety[key], newer: newer.safety[key] });
    }
  }
  return lines.map((line) => ({ ...line, mine: line.mine || 'empty', newer: line.newer || 'empty' }));
}

function entriesOf<Key extends string>(
  labels: Readonly<Record<Key, string>>,
): readonly (readonly [Key, string])[] {
  const keys: Key[] = [];
  for (const key in labels) keys.push(key);
  return keys.map((key) => [key, labels[key]] as const);
}
