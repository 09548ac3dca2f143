import type { Survey } from '../../../electron/contract/storage';
import type { Instant } from '../../domain/instant';
import type { UnlockOutcome, UnlockSecret } from '../api';
import { passwordBytes } from '../crypto/password';
import { parseRecoveryKey } from '../crypto/recovery-key';
import { chooseKeyring } from '../keys/choose-keyring';
import type { Keyring } from '../keys/keyring';
import { type OpenedHeader, openHeader } from '../keys/open-header';
import type { Derive } from '../keys/slot-secret';
import type { StorageClient } from '../port/storage-client';

type Refusal = Exclude<
  UnlockOutcome,
  { readonly kind: 'open' | 'journal-older' | 'journal-damaged' | 'other-history' }
>;

export interface OpenedKeys {
  readonly kind: 'keys';
  readonly opened: OpenedHeader;
  readonly keyring: Keyring;
  readonly keyringBytes: Uint8Array;
  /** Copies that should be written again. */
  readonly mend: readonly ('header' | 'keyring')[];
}

/**
 * From a secret to the keys: slow-down, header, keyring. A wrong secret is counted by main; a mistyped recovery key is not,
 * because its own check says so before anything is tried.
 */
export async function openKeys(
  port: StorageClient,
  survey: Survey,
  secret: UnlockSecret,
  derive: Derive,
  now: () => Instant,
): Promise<OpenedKeys | Refusal> {
  const tries = await port.call('tries.read', {});
  if (tries.kind === 'ok' && tries.value.waitUntil !== null && tries.value.waitUntil > now()) {
    return { kind: 'wait', until: tries.value.waitUntil };
  }
  const bytes =
    secret.kind === 'password' ? passwordBytes(secret.password) : parseRecoveryKey(secret.recoveryKey);
  if (!bytes) return { kind: 'recovery-key-mistyped' };
  const opened = await openHeader(survey.headers, secret.kind, bytes, derive);
  if (opened.kind === 'wrong-secret') return countedFailure(port);
  if (opened.kind !== 'open') return opened;
  await port.call('tries.reset', {});
  const chosen = chooseKeyring(survey.keyrings, opened.keys);
  if (chosen.kind === 'header-older') {
    const { generation } = opened.header.common;
    return { kind: 'header-older', found: generation, needed: generation + 1 };
  }
  if (chosen.kind !== 'open') return chosen;
  const mend: ('header' | 'keyring')[] = [];
  if (opened.mend) mend.push('header');
  if (chosen.mend) mend.push('keyring');
  return { kind: 'keys', opened, keyring: chosen.keyring, keyringBytes: chosen.bytes, mend };
}

/** Main counts, and says from when on the next try is allowed. */
export async function countedFailure(
  port: StorageClient,
): Promise<{ readonly kind: 'wrong-secret'; readonly waitUntil: string | null }> {
  const tries = await port.call('tries.failed', {});
  return { kind: 'wrong-secret', waitUntil: tries.kind === 'ok' ? tries.value.waitUntil : null };
}
