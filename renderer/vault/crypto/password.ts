import { utf8 } from './bytes';

/** Fewest characters of a password; a generated five-word passphrase is longer. */
export const PASSWORD_MINIMUM = 14;

/** UTF-8 of the NFKC form: the same password from any keyboard and system. */
export function passwordBytes(password: string): Uint8Array {
  return utf8(password.normalize('NFKC'));
}

/** Characters as a person counts them: an emoji is one. */
export function passwordLength(password: string): number {
  return [...password.normalize('NFKC')].length;
}
