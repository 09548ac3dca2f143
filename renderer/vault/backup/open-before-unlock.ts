import type { Survey } from '../../../electron/contract/storage';
import type { UnlockSecret, VerifyOutcome } from '../api';
import type { RestoreContext } from '../context';
import { passwordBytes } from '../crypto/password';
import { parseRecoveryKey } from '../crypto/recovery-key';
import { chooseKeyring } from '../keys/choose-keyring';
import { headerBytes } from '../keys/header-format';
import type { Keyring } from '../keys/keyring';
import { openKeyring } from '../keys/keyring-format';
import { openHeader } from '../keys/open-header';
import type { VaultKeys } from '../keys/vault-keys';

export interface OpenedBackup {
  readonly kind: 'open';
  readonly header: Uint8Array;
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
  /** Keyrings of earlier generations that stand beside it: those of a copy before one that was cut off. */
  readonly earlier: readonly Keyring[];
}

/**
 * Opens header and keyring of a backup by its own secret. Wrong tries are counted with those of this machine, so that a
 * backup is no side door for guessing; a right one takes none of them back.
 */
export async function openBeforeUnlock(
  { port, derive, now }: RestoreContext,
  survey: Survey,
  secret: UnlockSecret,
): Promise<OpenedBackup | VerifyOutcome> {
  const tries = await port.call('tries.read', {});
  const waitUntil = tries.kind === 'ok' ? tries.value.waitUntil : null;
  if (waitUntil !== null && waitUntil > now()) return { kind: 'wrong-secret', waitUntil };
  const bytes = bytesOf(secret);
  if (bytes === undefined) return { kind: 'recovery-key-mistyped' };
  const header = await openHeader(survey.headers, secret.kind, bytes, derive);
  bytes.fill(0);
  switch (header.kind) {
    case 'open':
      break;
    case 'wrong-secret': {
      const counted = await port.call('tries.failed', {});
      return { kind: 'wrong-secret', waitUntil: counted.kind === 'ok' ? counted.value.waitUntil : null };
    }
    case 'header-damaged':
      return unreadable('header', 'no copy reads');
    default:
      return header;
  }
  const { keys } = header;
  const keyring = chooseKeyring(survey.keyrings, keys);
  if (keyring.kind === 'newer-version') return keyring;
  if (keyring.kind === 'keyring-damaged') return unreadable('keyring', 'no copy opens');
  if (keyring.kind === 'keyring-older') return unreadable('keyring', 'a part of it is an older one');
  if (keyring.kind === 'header-older') return unreadable('header', 'it is older than the keyring');
  const earlier = earlierKeyrings(survey.keyrings, keyring.keyring, keys);
  return { kind: 'open', header: headerBytes(header.header), keys, keyring: keyring.keyring, earlier };
}

/** A proven place holds one generation; a copy that is cut off adds one. */
const MOST_EARLIER = 3;

/** Newest first, each generation once. */
function earlierKeyrings(
  copies: readonly Uint8Array[],
  newest: Keyring,
  keys: VaultKeys,
): readonly Keyring[] {
  const found = new Map<number, Keyring>();
  for (const bytes of copies) {
    const opened = openKeyring(bytes, keys);
    if (opened.kind === 'open' && opened.keyring.generation < newest.generation)
      found.set(opened.keyring.generation, opened.keyring);
  }
  return [...found.values()]
    .toSorted((one, other) => other.generation - one.generation)
    .slice(0, MOST_EARLIER);
}

function bytesOf(secret: UnlockSecret): Uint8Array | undefined {
  return secret.kind === 'password' ? passwordBytes(secret.password) : parseRecoveryKey(secret.recoveryKey);
}

function unreadable(what: 'header' | 'keyring', detail: string): VerifyOutcome {
  return { kind: 'damaged', what, detail, readableRecords: 0 };
}
