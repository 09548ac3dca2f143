import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { argon } from '../../../renderer/vault/crypto/argon';
import { openMadeVault } from '../../../renderer/vault/opening/open-made-vault';
import { prepareVault } from '../../../renderer/vault/opening/prepare-vault';
import { presenceOf } from '../../../renderer/vault/opening/presence';
import { aLaptopWith, CHEAP, type Laptop, OWN_PASSWORD } from '../../fixtures/laptop';

let laptop: Laptop;
beforeEach(async () => {
  laptop = await aLaptopWith(async () => undefined);
});
afterEach(() => laptop.close());

const practice = { name: 'Fen Lane', therapist: 'R. Ash', nation: 'england-and-wales' } as const;
const prepared = () => prepareVault(OWN_PASSWORD, practice, CHEAP, argon, laptop.parts.now());

test('when the first run was cut off before anything but the header stood, then it can be begun again', async () => {
  const unwritten = await prepared();
  await new Promise<void>((isCutOff) => {
    laptop.through((port) => ({
      call: (name, args, onProgress) => {
        if (name !== 'keyring.write') return port.call(name, args, onProgress);
        isCutOff();
        return new Promise(() => undefined);
      },
    }));
    void openMadeVault(laptop.parts, unwritten);
  });
  await laptop.restart();
  const survey = await laptop.storage.port.call('survey', {});

  const made = await openMadeVault(laptop.parts, await prepared());

  expect(survey.kind === 'ok' && survey.value.headers.length > 0 && presenceOf(survey.value)).toEqual({
    kind: 'none',
  });
  expect(made.kind).toBe('made');
  await laptop.restart();
  expect((await laptop.unlock()).outcome.kind).toBe('open');
});
