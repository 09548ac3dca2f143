import { describe, expect, test } from 'vitest';
import { allReach, firstReach } from '../../../renderer/features/client/reach-in-words';
import { aClient } from '../../fixtures/a-client';

const careful = { phone: 'text-only', voicemail: 'no-name', email: 'never', post: 'plain-envelope' } as const;

describe('how somebody may be reached', () => {
  test('when only texts without a name are safe, then the header says so before the number', () => {
    const client = aClient({ phone: '07700 900 123', safety: careful });

    expect(firstReach(client)).toEqual({ how: 'Text only, no name', where: '07700 900 123' });
  });

  test('when the phone is never safe, then the header offers e-mail and never the number', () => {
    const client = aClient({
      phone: '07700 900 123',
      email: 'a@example.org',
      safety: { ...careful, phone: 'never', email: 'no-name' },
    });

    expect(firstReach(client)).toEqual({ how: 'E-mail without the practice’s name', where: 'a@example.org' });
  });

  test('when nothing is safe, then there is no first way, but every way still carries its warning', () => {
    const client = aClient({
      phone: '07700 900 123',
      email: 'a@example.org',
      address: '1 High Street',
      postcode: 'AB1 2CD',
      safety: { phone: 'never', voicemail: 'never', email: 'never', post: 'never' },
    });

    expect(firstReach(client)).toBeNull();
    expect(allReach(client).map(({ how }) => how)).toEqual([
      'Never by phone',
      'Never by e-mail',
      'Never by post',
    ]);
  });
});
