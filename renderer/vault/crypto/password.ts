import { utf8 } from './bytes';

/** UTF-8 of the NFKC form: the same password from any keyboard and system. */
export function passwordBytes(password: string): Uint8Array {
  return utf8(password.normalize('NFKC'));
}
