import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSegmentHeader, writeSegmentHeader } from '../../../electron/main/format/segment-header';
import { hash } from '../../../renderer/vault/crypto/hash';
import { frameAt } from '../../../renderer/vault/journal/frame';
import { withChecksum } from '../../../renderer/vault/keys/checked-text';
import { aClient } from '../../fixtures/a-client';
import { flipBit } from '../../fixtures/backed-up-vault';
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

describe('when a header from before the password was changed is put back', () => {
  test('then the old password opens nothing, and the header is named as older', async () => {
    const header = await readFile(file('header.a'));
    await laptop.first.secrets.changePassword(OWN_PASSWORD, NEXT);
    await laptop.restart();
    for (const copy of ['a', 'b']) await writeFile(file(`header.${copy}`), header);

    const { outcome } = await laptop.unlock(withPassword(OWN_PASSWORD));

    expect(outcome).toEqual({ kind: 'header-older', found: 1, needed: 2 });
    expect(await readFile(file('header.a'))).toEqual(header);
  });

  test('then as one of two copies it is replaced by the newer one, which the new password opens', async () => {
    const header = await readFile(file('header.a'));
    await laptop.first.secrets.changePassword(OWN_PASSWORD, NEXT);
    await laptop.restart();
    await writeFile(file('header.a'), header);

    const { outcome } = await laptop.unlock(withPassword(NEXT));

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'copy-mended', what: 'header' }] });
    expect(await readFile(file('header.a'))).toEqual(await readFile(file('header.b')));
    expect((await laptop.unlock(withPassword(OWN_PASSWORD))).outcome.kind).toBe('wrong-secret');
  });

  test('then neither a segment that holds only its head nor a damaged last frame hides that it is older', async () => {
    const [name] = (await readdir(file('journal'))).filter((one) => one.endsWith('.seg'));
    const [header, segment] = [await readFile(file('header.a')), join(file('journal'), name ?? '')];
    await laptop.first.secrets.changePassword(OWN_PASSWORD, NEXT);
    await laptop.first.context.store.commit([{ kind: 'put', record: aClient(), from: 0 }]);
    await laptop.restart();
    for (const copy of ['a', 'b']) await writeFile(file(`header.${copy}`), header);
    await flipBit(segment, -40);

    const damaged = await laptop.unlock(withPassword(OWN_PASSWORD));
    await flipBit(segment, -40);
    await beginNextSegment(segment);
    const begun = await laptop.unlock(withPassword(OWN_PASSWORD));

    expect(damaged.outcome).toEqual({ kind: 'header-older', found: 1, needed: 2 });
    expect(begun.outcome).toEqual({ kind: 'header-older', found: 1, needed: 2 });
  });
});

describe('when one copy of the header was changed by somebody who made its checksum right', () => {
  test('then the sound one still opens, and the other is replaced', async () => {
    await laptop.restart();
    await writeFile(file('header.a'), withHigherGeneration(await readFile(file('header.a'))));

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'copy-mended', what: 'header' }] });
    expect(await readFile(file('header.a'))).toEqual(await readFile(file('header.b')));
  });
});

/** As main leaves it when the power goes after a segment's head and before its first frame. */
async function beginNextSegment(path: string): Promise<void> {
  const bytes = new Uint8Array(await readFile(path));
  const frames: Uint8Array[] = [];
  for (let at = 96, frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
    frames.push(frame.bytes);
    at += frame.bytes.length;
  }
  const { vaultId, branch } = readSegmentHeader(bytes.subarray(0, 96)) ?? { vaultId: '', branch: '' };
  const previous = hash(frames.at(-1) ?? new Uint8Array());
  const head = writeSegmentHeader({
    vaultId,
    branch,
    segment: 2,
    firstSequence: frames.length + 1,
    previous,
  });
  await writeFile(path.replace('00001.seg', '00002.seg'), head);
}

/** The common part says a generation that was never signed; the plain checksum is right all the same. */
function withHigherGeneration(header: Uint8Array): Uint8Array {
  const json = JSON.parse(Buffer.from(header).toString('utf8').split('\n')[0] ?? '');
  const common = JSON.parse(Buffer.from(json.common, 'base64').toString('utf8'));
  json.common = Buffer.from(JSON.stringify({ ...common, generation: 99 })).toString('base64');
  return withChecksum(JSON.stringify(json));
}

describe('when the recovery key is renewed', () => {
  test('then the new sheet opens, the old one does not, and everything is still readable, old and new', async () => {
    const put = (number: number) =>
      laptop.first.context.store.commit([
        { kind: 'put', record: aClient({ id: idNumber(number) }), from: 0 },
      ]);
    await put(1);
    const renewed = await laptop.first.secrets.renewRecovery(OWN_PASSWORD);
    await laptop.first.secrets.finishRenewal();
    await put(2);
    await laptop.restart();
    await laptop.removeStore();

    const old = await laptop.unlock({ kind: 'recovery', recoveryKey: laptop.recoveryKey });
    const vault = await laptop.open({
      kind: 'recovery',
      recoveryKey: renewed.kind === 'prepared' ? renewed.recoveryKey : '',
    });
    const read = await vault.context.store.read([idNumber(1), idNumber(2)]);

    expect(old.outcome.kind).toBe('wrong-secret');
    expect([...read.values()].map((one) => one.kind)).toEqual(['read', 'read']);
    expect((await laptop.unlock()).outcome.kind).toBe('open');
  });

  test('then the old sheet opens until the new one is on paper, however the app ends before', async () => {
    const renewed = await laptop.first.secrets.renewRecovery(OWN_PASSWORD);
    await laptop.restart();

    const old = await laptop.unlock({ kind: 'recovery', recoveryKey: laptop.recoveryKey });

    expect(renewed.kind).toBe('prepared');
    expect(old.outcome.kind).toBe('open');
  });

  test('then the header from before is named as older when it is put back', async () => {
    const header = await readFile(file('header.a'));
    await laptop.first.secrets.renewRecovery(OWN_PASSWORD);
    await laptop.first.secrets.finishRenewal();
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
