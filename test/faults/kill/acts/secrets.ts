import { randomBytes } from 'node:crypto';
import type { Vault } from '../../../../renderer/vault/api';
import { type Hand, marked } from '../hand';

/** Changes the password again and again; answers never. */
export async function changingPassword(vault: Vault, hand: Hand, first: string): Promise<never> {
  for (let current = first; ; ) {
    const next = `a new password ${randomBytes(6).toString('hex')}`;
    hand.record({ kind: 'password-trying', password: next });
    await marked(hand, 'password', async () => {
      const outcome = await vault.changePassword(current, next);
      if (outcome.kind === 'changed') hand.record({ kind: 'password', password: next });
      else hand.refused('change-password', outcome);
    });
    current = next;
  }
}

/** A new recovery sheet again and again: on paper first, and only then in place of the one before. */
export async function renewingRecovery(vault: Vault, hand: Hand, password: string): Promise<never> {
  for (;;) {
    const prepared = await vault.renewRecovery(password);
    if (prepared.kind !== 'prepared') {
      hand.refused('renew-recovery', prepared);
      throw new Error('no new recovery key');
    }
    const { recoveryKey } = prepared;
    hand.record({ kind: 'recovery-trying', recoveryKey });
    await marked(hand, 'recovery', async () => {
      const outcome = await vault.finishRenewal();
      if (outcome.kind === 'renewed') hand.record({ kind: 'recovery', recoveryKey });
      else hand.refused('finish-renewal', outcome);
    });
  }
}
