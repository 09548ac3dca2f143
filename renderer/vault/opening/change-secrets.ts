import type { Instant } from '../../domain/instant';
import { checkPassword } from '../../domain/password-rule';
import type { ChangePasswordOutcome, ConfirmOutcome, Unsaved } from '../api';
import type { ArgonCost } from '../crypto/argon';
import { passwordBytes } from '../crypto/password';
import { newRecoveryKey, parseRecoveryKey, recoveryGroups } from '../crypto/recovery-key';
import type { Journal } from '../journal/journal';
import { resealed } from '../keys/change-keyring';
import { type Header, headerBytes, type Kdf, type SlotKind } from '../keys/header-format';
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
  /** Makes a new recovery key in memory: until `finishRenewal` the old one opens the vault. */
  renewRecovery(
    password: string,
  ): Promise<ConfirmOutcome | { readonly kind: 'prepared'; readonly recoveryKey: string }>;
  /** Puts the prepared key in place of the old one, once it is on paper. */
  finishRenewal(): Promise<{ readonly kind: 'renewed' } | Unsaved>;
}

/** Starts from the header that was opened at unlock. */
export function secretsOf(parts: SecretParts, first: Header): Secrets {
  const { port, derive } = parts;
  let header = first;
  let prepared: { readonly opened: OpenedHeader; readonly recoveryKey: Uint8Array } | undefined;

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

  /**
   * Puts the next header in place and names it in the journal: every header from before is an older one from then on.
   * Where it cannot be written, one copy may stand already and would lock out whoever holds the secret from before.
   */
  const renew = async (
    next: Header,
    opened: OpenedHeader,
    roots: OpenedHeader['roots'],
  ): Promise<Unsaved | undefined> => {
    const before = header;
    const failed = await write(next);
    if (failed) {
      await port.call('header.write', { bytes: headerBytes(before) });
      return failed;
    }
    // From here on the new header is what opens the vault, whatever the disk says of the rest: the next keyring and the
    // next frame are written with it at the latest after the next unlock.
    const keys = vaultKeys(next.common.vaultId, next.common.generation, roots, next.common.slots);
    if (roots === opened.roots) parts.keyring.useKeys(keys);
    else if ((await parts.keyring.replace(resealed(parts.keyring.current), keys)).kind !== 'ready') return;
    parts.journal.useKeys(keys);
    await parts.journal.append([keysFrame(keys)], parts.keyring.current.generation, parts.now());
    return undefined;
  };

  /** The header after this one, signed anew. */
  const nextHeader = (
    { slot }: OpenedHeader,
    slots: Parameters<typeof makeHeader>[0]['slots'],
    roots: OpenedHeader['roots'],
    boxes: Header['boxes'],
  ): Header => {
    const { vaultId, generation, createdAt } = header.common;
    const owner = { publicKey: slot.ownerPublicKey, secretKey: slot.ownerSecretKey };
    return makeHeader({ vaultId, generation: generation + 1, createdAt, slots, roots, owner, boxes });
  };

  /** A new slot in place of the one of this kind, and new generations of every key that the old one could open. */
  const replaceSlot = async (
    opened: OpenedHeader,
    kind: SlotKind,
    secret: Uint8Array,
  ): Promise<Unsaved | undefined> => {
    const { vaultId, slots } = header.common;
    const owner = { publicKey: opened.slot.ownerPublicKey, secretKey: opened.slot.ownerSecretKey };
    const slot = newSlot(kind, owner);
    const cost = header.boxes.find((box) => box.slotId === opened.slot.slotId)?.kdf;
    const made = cost && (await makeBox(vaultId, slot, secret, costOf(cost), derive));
    if (made?.kind !== 'box') return { kind: 'storage-failed', reason: 'not-enough-memory' };
    const roots = nextRoots(opened.roots);
    const others = slots.filter((one) => one.kind !== kind);
    const boxes = [...header.boxes.filter((box) => box.kind !== kind), made.box];
    return renew(nextHeader(opened, [...others, slotFacts(slot)], roots, boxes), opened, roots);
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
      const made = await makeBox(
        header.common.vaultId,
        opened.slot,
        passwordBytes(next),
        costOf(box.kdf),
        derive,
      );
      if (made.kind !== 'box') return { kind: 'storage-failed', reason: made.kind };
      const boxes = header.boxes.map((one) => (one.slotId === made.box.slotId ? made.box : one));
      const renewed = nextHeader(opened, header.common.slots, opened.roots, boxes);
      return (await renew(renewed, opened, opened.roots)) ?? { kind: 'changed' };
    },
    async renewRecovery(password) {
      const opened = await openWith(password);
      if (opened.kind !== 'open') return opened;
      const recoveryKey = newRecoveryKey();
      prepared = { opened, recoveryKey };
      return { kind: 'prepared', recoveryKey: recoveryGroups(recoveryKey).join(' ') };
    },
    async finishRenewal() {
      // Prepared under keys that were replaced since, it would bring the old ones back.
      const isStale = prepared?.opened.header.common.generation !== header.common.generation;
      if (!prepared || isStale) return { kind: 'storage-failed', reason: 'no new key was prepared' };
      const failed = await replaceSlot(prepared.opened, 'recovery', prepared.recoveryKey);
      if (!failed) prepared = undefined;
      return failed ?? { kind: 'renewed' };
    },
  };
}

function costOf({ operations, memoryBytes }: Kdf): ArgonCost {
  return { operations, memoryBytes };
}
