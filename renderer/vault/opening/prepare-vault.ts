import type { Instant } from '../../domain/instant';
import { checkPassword } from '../../domain/password-rule';
import type { PracticeStart, PreparedVault, Unsaved } from '../api';
import type { ArgonCost } from '../crypto/argon';
import { passwordBytes } from '../crypto/password';
import { randomBytes } from '../crypto/random';
import { newId } from '../crypto/random-id';
import { newRecoveryKey, normaliseRecoveryText, recoveryGroups } from '../crypto/recovery-key';
import { newSigningPair } from '../crypto/signature';
import { newKeyring } from '../keys/change-keyring';
import { chooseKeyring } from '../keys/choose-keyring';
import { headerBytes } from '../keys/header-format';
import { keyringBytes } from '../keys/keyring-format';
import { keyringHolder } from '../keys/keyring-holder';
import { makeHeader, newRoots, newSlot, slotFacts } from '../keys/make-header';
import { type Derive, makeBox } from '../keys/slot-secret';
import type { Keyring } from '../keys/keyring';
import type { OpenedHeader } from '../keys/open-header';
import { vaultKeys } from '../keys/vault-keys';
import type { StorageClient } from '../port/storage-client';
import { unsavedOf } from '../port/unsaved';
import { writeFirstFrames } from './first-frames';

const ASKED_GROUPS = 2;

/** A vault that is made and stands nowhere yet. */
export interface UnwrittenVault {
  readonly opened: OpenedHeader;
  readonly practice: PracticeStart;
  readonly prepared: PreparedVault;
}

/** Makes keys, slots and recovery key in memory. Throws when the password is too short or memory is lacking: the page asks before. */
export async function prepareVault(
  password: string,
  practice: PracticeStart,
  cost: ArgonCost,
  derive: Derive,
  now: Instant,
): Promise<UnwrittenVault> {
  if (checkPassword(password).kind === 'too-short') throw new Error('The password is too short');
  const vaultId = newId();
  const roots = newRoots();
  const owner = newSigningPair();
  const recoveryKey = newRecoveryKey();
  const passwordSlot = newSlot('password', owner);
  const secrets = [
    { slot: passwordSlot, secret: passwordBytes(password) },
    { slot: newSlot('recovery', owner), secret: recoveryKey },
  ];
  const boxes = [];
  for (const { slot, secret } of secrets) {
    const made = await makeBox(vaultId, slot, secret, cost, derive);
    if (made.kind !== 'box') throw new Error('There is not enough memory to make the vault');
    boxes.push(made.box);
  }
  const slots = secrets.map(({ slot }) => slotFacts(slot));
  const header = makeHeader({ vaultId, generation: 1, createdAt: now, slots, roots, owner, boxes });
  const groups = recoveryGroups(recoveryKey);
  return {
    opened: {
      kind: 'open',
      header,
      roots,
      keys: vaultKeys(vaultId, 1, roots, header.common.slots),
      slot: passwordSlot,
      mend: false,
    },
    practice,
    prepared: { recoveryGroups: groups, askedGroups: someOf(groups.length) },
  };
}

/** Groups that were asked for and typed wrong or not at all. */
export function differingGroups(
  { recoveryGroups: groups, askedGroups }: PreparedVault,
  typed: readonly { readonly group: number; readonly text: string }[],
): readonly number[] {
  return askedGroups.filter((group) => {
    const said = typed.find((one) => one.group === group);
    return normaliseRecoveryText(said?.text ?? '') !== normaliseRecoveryText(groups[group - 1] ?? '');
  });
}

/**
 * Header, keyring, first frames: in this order, so that a cut in between leaves something an unlock can finish. Done again
 * after a disk failed in the middle, it goes on from what stands there: the sheet is printed by now.
 */
export async function writeVault(
  port: StorageClient,
  { opened: { header, keys }, practice }: UnwrittenVault,
  now: () => Instant,
): Promise<{ readonly kind: 'made'; readonly keyring: Keyring } | Unsaved> {
  const survey = await port.call('survey', {});
  if (survey.kind === 'failed') return unsavedOf(survey.failure);
  const standing = chooseKeyring(survey.value.keyrings, keys);
  const headerAnswer = await port.call('header.write', { bytes: headerBytes(header) });
  if (headerAnswer.kind === 'failed') return unsavedOf(headerAnswer.failure);
  const first = standing.kind === 'open' ? standing.keyring : newKeyring();
  const answer = await port.call('keyring.write', {
    bytes: keyringBytes(first, keys),
    generation: first.generation,
  });
  if (answer.kind === 'failed') return unsavedOf(answer.failure);
  const holder = keyringHolder(first, keys, port, new Set());
  if (survey.value.head.sequence > 0) return { kind: 'made', keyring: holder.current };
  const written = await writeFirstFrames(port, holder, practice, now);
  return written.kind === 'written' ? { kind: 'made', keyring: holder.current } : written;
}

/** Different group numbers from 1, by chance. */
function someOf(groups: number): readonly number[] {
  const chosen = new Set<number>();
  while (chosen.size < ASKED_GROUPS) {
    // 252 is the largest multiple of 9 in a byte: below it every group is equally likely.
    const byte = randomBytes(1)[0] ?? 255;
    if (byte < 252) chosen.add((byte % groups) + 1);
  }
  return [...chosen].toSorted((a, b) => a - b);
}
