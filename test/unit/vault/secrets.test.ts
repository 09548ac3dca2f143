import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aClient } from '../../fixtures/a-client';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, type UsedLaptop, OWN_PASSWORD } from '../../fixtures/laptop';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
});
afterEach(() => laptop.close());

const withPassword = (password: string) => ({ kind: 'password', password }) as const;
const NEXT = 'the tide table by the door';
const file = (name: string) => join(laptop.profile, 'vault', name);

describe('when the password is changed', () => {
  test('then the new one opens, the old one does not, and the recovery sheet still does', async () => {
    const outcome = await laptop.first.secrets.changePassword(OWN_PASSWORD, NEXT);
    await laptop.restart();
    const answers = [
      await laptop.unlock(withPassword(OWN_PASSWORD)),
      await laptop.unlock(withPassword(NEXT)),
      await laptop.unlock({ kind: 'recovery', recoveryKey: laptop.recoveryKey }),
    ];

    expect(outcome).toEqual({ kind: 'changed' });
    expect(answers.map((one) => one.outcome.kind)).toEqual(['wrong-secret', 'open', 'open']);
  });

  test('then a short one, and a wrong current one, are refused and nothing changes', async () => {
    const short = await laptop.first.secrets.changePassword(OWN_PASSWORD, 'short');
    const wrong = await laptop.first.secrets.changePassword('not the password at all', NEXT);
    await laptop.restart();

    expect([short.kind, wrong.kind]).toEqual(['too-weak', 'wrong-secret']);
    expect((await laptop.unlock()).outcome.kind).toBe('open');
  });

  test('then the same letters in another Unicode form are the same password', async () => {
    await laptop.first.secrets.changePassword(OWN_PASSWORD, 'Müller ﬁndet 🗝️ im Büro');
    await laptop.restart();

    const { outcome } = await laptop.unlock(withPassword('Mu\u0308ller findet 🗝️ im Bu\u0308ro'));

    expect(outcome.kind).toBe('open');
  });

  test('then it can be set anew with the recovery key when it was forgotten', async () => {
    await laptop.restart();
    const vault = await laptop.open({ kind: 'recovery', recoveryKey: laptop.recoveryKey });

    const outcome = await vault.secrets.changePassword(laptop.recoveryKey, NEXT);
    await laptop.restart();

    expect(outcome).toEqual({ kind: 'changed' });
    expect((await laptop.unlock(withPassword(OWN_PASSWORD))).outcome.kind).toBe('wrong-secret');
    expect((await laptop.unlock(withPassword(NEXT))).outcome.kind).toBe('open');
    expect((await laptop.unlock({ kind: 'recovery', recoveryKey: laptop.recoveryKey })).outcome.kind).toBe(
      'open',
    );
  });
});

describe('when the recovery key is renewed', () => {
  test('then the new sheet opens, the old one does not, and everything is still readable, old and new', async () => {
    const put = (number: number) =>
      laptop.first.context.store.commit([
        { kind: 'put', record: aClient({ id: idNumber(number) }), from: 0 },
      ]);
    await put(1);
    const renewed = await laptop.first.secrets.renewRecovery(OWN_PASSWORD);
    await put(2);
    await laptop.restart();
    await laptop.removeStore();

    const old = await laptop.unlock({ kind: 'recovery', recoveryKey: laptop.recoveryKey });
    const vault = await laptop.open({
      kind: 'recovery',
      recoveryKey: renewed.kind === 'renewed' ? renewed.recoveryKey : '',
    });
    const read = await vault.context.store.read([idNumber(1), idNumber(2)]);

    expect(old.outcome.kind).toBe('wrong-secret');
    expect([...read.values()].map((one) => one.kind)).toEqual(['read', 'read']);
    expect((await laptop.unlock()).outcome.kind).toBe('open');
  });

  test('then the header from before is named as older when it is put back', async () => {
    const header = await readFile(file('header.a'));
    await laptop.first.secrets.renewRecovery(OWN_PASSWORD);
    await laptop.restart();
    for (const copy of ['a', 'b']) await writeFile(file(`header.${copy}`), header);

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'header-older', found: 1, needed: 2 });
    expect(await readFile(file('header.a'))).toEqual(header);
  });
});

describe('when wrong passwords are tried again and again', () => {
  test('then the next try has to wait, also for the right one', async () => {
    let last = await laptop.unlock(withPassword('wrong wrong wrong'));
    for (let tries = 0; tries < 12 && last.outcome.kind === 'wrong-secret'; tries += 1) {
      last = await laptop.unlock(withPassword('wrong wrong wrong'));
    }

    expect(last.outcome.kind).toBe('wait');
    expect((await laptop.unlock()).outcome.kind).toBe('wait');
  });
});

describe('when a grave act asks for the password', () => {
  test('then the right one is confirmed and a wrong one counted', async () => {
    expect(await laptop.first.secrets.confirm(OWN_PASSWORD)).toEqual({ kind: 'confirmed' });
    expect((await laptop.first.secrets.confirm('another password')).kind).toBe('wrong-secret');
  });
});
