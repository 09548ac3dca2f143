import { join } from 'node:path';
import type { Laptop } from '../../fixtures/laptop';

export type KeyFile = 'header' | 'keyring';

/** One of the two copies. */
export function keyFile({ profile }: Laptop, what: KeyFile, copy: string): string {
  return join(profile, 'vault', `${what}.${copy}`);
}

/** What an unlock may write anew when one copy was not what it should be. */
export function mendsOf(what: KeyFile): RegExp {
  return new RegExp(`^vault/${what}\\.[ab]$`);
}
