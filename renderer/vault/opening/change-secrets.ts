import type { Instant } from '../../domain/instant';
import { checkPassword } from '../../domain/password-rule';
import type { ChangePasswordOutcome, ConfirmOutcome, Unsaved } from '../api';
import { passwordBytes } from '../crypto/password';
import { newRecoveryKey, parseRecoveryKey, recoveryGroups } from '../crypto/recovery-key';
import type { Journal } from '../journal/journal';
import { resealed } from '../keys/change-keyring';
import { type Header, headerBytes, type SlotKind } from '../keys/header-format';
import type { KeyringHolder } from '../keys/keyring-holder';
import { makeHeader, newSlot, nextRoots, slotFacts } from '../keys/make-header';
import { type OpenedHeader, openHeader } from '../keys/open-header';
import { type Derive, makeBox } from '../keys/slot-secret';
import { vaultKeys } from '../keys/vault-keys';
import type { StorageClient } from '../port/storage-client';
import { unsavedOf } from '../port/unsaved';
import { keysFrame } from './keys-frame';
import { countedFailure } from './open-keys';

export interface SecretParts {
  readonly port: StorageClient;
  readonly derive: Derive;
  readonly now: () => Instant;
  readonly keyring: KeyringHolder;
  readonly journal: Journal;
}

/** The header of an open vault, and what can be done to its slots. One at a time: the caller sees to it. */
export interface Secrets {
  confirm(typed: string): Promise<ConfirmOutcome>;
  changePassword(current: string, next: string): Promise<ChangePasswordOutcome>;
  renewRecovery(
    password: string,
  ): Promise<ConfirmOutcome | { readonly kind: 'renewed'; readonly recoveryKey: string }>;
}

/** Starts from the header that was opened at unlock. */
export function secretsOf(parts: SecretParts, first: Header): Secrets {
  const { port, derive } = parts;
  let header = first;

  /** The typed secret is a password, or, when it adds up as one, the recovery key: for whoever has forgotten the password. */
  const openWith = async (
    typed: string,
  ): Promise<OpenedHeader | Exclude<ConfirmOutcome, { kind: 'confirmed' }>> => {
    const tries = await port.call('tries.read', {});
    const waitUntil = tries.kind === 'ok' ? tries.value.waitUntil : null;
    if (waitUntil !== null && waitUntil > parts.now()) return { kind: 'wrong-secret', waitUntil };
    const recovery = parseRecoveryKey(typed);
    const opened = await openHeader(
      [headerBytes(header)],
      recovery ? 'recovery' : 'password',
      recovery ?? passwordBytes(typed),
      derive,
    );
    if (opened.kind === 'wrong-secret') return countedFailure(port);
    if (opened.kind !== 'open') return { kind: 'storage-failed', reason: opened.kind };
    await port.call('tries.reset', {});
    return opened;
  };

  const write = async (next: Header): Promise<Unsaved | undefined> => {
    const answer = await port.call('header.write', { bytes: headerBytes(next) });
    if (answer.kind === 'failed') return unsavedOf(answer.failure);
    header = next;
    return undefined;
  };

  /** A new slot in place of the one of this kind, and new generations of every key that the old one could open. */
  const replaceSlot = async (
    opened: OpenedHeader,
    kind: SlotKind,
    secret: Uint8Array,
  ): Promise<Unsaved | undefined> => {
    const { vaultId, generation, createdAt, slots } = header.common;
    const owner = { publicKey: opened.slot.ownerPublicKey, secretKey: opened.slot.ownerSecretKey };
    const slot = newSlot(kind, owner);
    const cost = header.boxes.find((box) => box.slotId === opened.slot.slotId)?.kdf;
    const made =
      cost &&
      (await makeBox(
        vaultId,
        slot,
        secret,
        { operations: cost.operations, memoryBytes: cost.memoryBytes },
        derive,
      ));
    if (made?.kind !== 'box') return { kind: 'storage-failed', reason: 'not-enough-memory' };
    const roots = nextRoots(opened.roots);
    const next = makeHeader({
      vaultId,
      generation: generation + 1,
      createdAt,
      slots: [...slots.filter((one) => one.kind !== kind), slotFacts(slot)],
      roots,
      owner,
      boxes: [...header.boxes.filter((box) => box.kind !== kind), made.box],
    });
    const before = header;
    const failed = await write(next);
    if (failed) {
      // One copy may stand already and would lock out whoever holds the old secret: nobody has seen the new one.
      await port.call('header.write', { bytes: headerBytes(before) });
      return failed;
    }
    // From here on the new slot is what opens the vault, whatever the disk says of the rest: the next keyring and the
    // next frame are written under the new keys at the latest after the next unlock.
    const keys = vaultKeys(vaultId, next.common.generation, roots);
    const ring = await parts.keyring.replace(resealed(parts.keyring.current), keys);
    if (ring.kind !== 'ready') return undefined;
    parts.journal.useKeys(keys);
    await parts.journal.append([keysFrame(keys)], parts.keyring.current.generation, parts.now());
    return undefined;
  };

  return {
    async confirm(typed) {
      const opened = await openWith(typed);
      return opened.kind === 'open' ? { kind: 'confirmed' } : opened;
    },
    async changePassword(current, next) {
      if (checkPassword(next).kind === 'too-short') return { kind: 'too-weak' };
      const opened = await openWith(current);
      if (opened.kind !== 'open') return opened;
      if (opened.slot.kind === 'recovery') {
        return (await replaceSlot(opened, 'password', passwordBytes(next))) ?? { kind: 'changed' };
      }
      const box = header.boxes.find((one) => one.slotId === opened.slot.slotId);
      if (!box) return { kind: 'storage-failed', reason: 'the slot has no box' };
      const { operations, memoryBytes } = box.kdf;
      const made = await makeBox(
        header.common.vaultId,
        opened.slot,
        passwordBytes(next),
        { operations, memoryBytes },
        derive,
      );
      if (made.kind !== 'box') return { kind: 'storage-failed', reason: made.kind };
      const boxes = header.boxes.map((one) => (one.slotId === made.box.slotId ? made.box : one));
      return (await write({ ...header, boxes })) ?? { kind: 'changed' };
    },
    async renewRecovery(password) {
      const opened = await openWith(password);
      if (opened.kind !== 'open') return opened;
      const recoveryKey = newRecoveryKey();
      const failed = await replaceSlot(opened, 'recovery', recoveryKey);
      return failed ?? { kind: 'renewed', recoveryKey: recoveryGroups(recoveryKey).join(' ') };
    },
  };
}
