import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Laptop } from '../../fixtures/laptop';
import type { Tampering } from './judge';
import { type KeyFile, keyFile, mendsOf } from './key-file';
import type { Victim } from './victim';

/** Whole files put back, or in from another vault. */
export function putBack(victim: Victim, older: string): readonly Tampering[] {
  const put =
    (what: KeyFile, moment: { readonly profile: string }, copies = 'ab') =>
    async (laptop: Laptop) => {
      for (const copy of copies)
        await copyFile(join(moment.profile, 'vault', `${what}.${copy}`), keyFile(laptop, what, copy));
    };
  const old = { kind: 'password', password: victim.earlier.password } as const;
  return [
    {
      name: 'the older header put back, old password',
      tamper: put('header', victim.earlier),
      secret: old,
      said: 'header-older 1<2',
    },
    {
      name: 'the older header put back, new password',
      tamper: put('header', victim.earlier),
      said: 'wrong-secret',
    },
    {
      name: 'the older header put back, recovery key',
      tamper: put('header', victim.earlier),
      secret: { kind: 'recovery', recoveryKey: victim.recoveryKey },
      said: 'header-older 1<2',
    },
    {
      name: 'the older header put back, no store',
      store: 'gone',
      tamper: put('header', victim.earlier),
      secret: old,
      said: 'header-older 1<2',
    },
    {
      name: 'one older header put back',
      tamper: put('header', victim.earlier, 'a'),
      said: 'open copy-mended:header',
      mends: mendsOf('header'),
    },
    { name: 'the older keyring put back', tamper: put('keyring', victim.earlier), said: older },
    {
      name: 'the older keyring put back, no store',
      store: 'gone',
      tamper: put('keyring', victim.earlier),
      said: older,
    },
    {
      name: 'one older keyring put back',
      tamper: put('keyring', victim.earlier, 'b'),
      said: 'open copy-mended:keyring',
      mends: mendsOf('keyring'),
    },
    {
      name: 'the header of another vault',
      tamper: put('header', victim.foreign),
      secret: old,
      said: 'keyring-damaged',
    },
    { name: 'the keyring of another vault', tamper: put('keyring', victim.foreign), said: 'keyring-damaged' },
  ];
}
