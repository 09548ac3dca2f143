import { argon } from '../../../renderer/vault/crypto/argon';
import { passwordBytes } from '../../../renderer/vault/crypto/password';
import { parseRecoveryKey } from '../../../renderer/vault/crypto/recovery-key';
import { chooseKeyring } from '../../../renderer/vault/keys/choose-keyring';
import { openHeader } from '../../../renderer/vault/keys/open-header';
import type { UnlockSecret } from '../../../renderer/vault/api';
import type { Reached } from './sealed-things';

/**
 * What a secret leads to in these copies of header and keyring, without asking the journal whether they are new enough:
 * somebody who looks for a key asks nobody. Null when it opens none of them.
 */
export async function reachedBy(
  headers: readonly Uint8Array[],
  keyrings: readonly Uint8Array[],
  secret: UnlockSecret,
): Promise<Reached | null> {
  const bytes =
    secret.kind === 'password' ? passwordBytes(secret.password) : parseRecoveryKey(secret.recoveryKey);
  if (!bytes) return null;
  const header = await openHeader(headers, secret.kind, bytes, argon);
  if (header.kind !== 'open') return null;
  const keyring = chooseKeyring(keyrings, header.keys);
  return keyring.kind === 'open' ? { keys: header.keys, keyring: keyring.keyring } : null;
}
