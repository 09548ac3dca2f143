import { appendFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutUnits } from '../../../renderer/vault/keys/change-keyring';
import { keyringBytes } from '../../../renderer/vault/keys/keyring-format';
import { aClient } from '../../fixtures/a-client';
import {
  aBackedUpVault,
  aFreshProfile,
  type BackedUpVault,
  flipBit,
  runBackup,
  segmentIn,
  verify,
} from '../../fixtures/backed-up-vault';
import { idNumber } from '../../fixtures/ids';
import type { StorageInNode } from '../../fixtures/storage-in-node';
import { openVault } from '../../fixtures/vault-in-node';

let vault: BackedUpVault;
let fresh: StorageInNode;
beforeEach(async () => {
  vault = await aBackedUpVault();
  fresh = await aFreshProfile(vault);
  await runBackup(vault);
});
afterEach(async () => {
  await fresh.close();
  await vault.remove();
});

describe('when a backup was proven and something was appended to it since', () => {
  it('then a tear in what was appended takes nothing away from it, and it is restored up to there', async () => {
    const segment = await segmentIn(await vault.backupFolder());
    const { size } = await stat(segment);
    await appendFile(segment, Buffer.alloc(700, 1));

    const { outcome, install } = await verify(fresh, await fresh.chooseSource(vault.place));
    const installed = await install();

    expect(outcome.kind).toBe('whole');
    expect(installed.kind).toBe('done');
    const folder = join(fresh.profile, 'vault', 'journal');
    const first = (await readdir(folder)).find((name) => name.endsWith('-00001.seg')) ?? '';
    expect((await stat(join(folder, first))).size).toBe(size);
    expect((await openVault((await aFreshProfile(vault)).port)).store.entry(aClient().id)).toBeDefined();
  });

  it('then frames that need keys which did not go over leave what was proven a backup', async () => {
    await vault.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(900), name: 'Since then' }), from: 0 },
    ]);
    await vault.storage.storage.copyWhileLocked(vault.placeId);

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toMatchObject({ kind: 'whole', counts: { person: 2 } });
  });

  it('then keys that went over before the frames which destroy their records leave it a backup', async () => {
    const folder = await vault.backupFolder();
    const keyring = (await readdir(folder)).find((name) => /^keyring-.*\.a$/.test(name)) ?? '';
    const generation = Number(/\d+/.exec(keyring)?.[0]);
    const { context } = vault;
    const units = new Set([...context.keyring().parts.values()].flatMap((part) => [...part.units.keys()]));
    const thinned = withoutUnits(context.keyring(), units);
    for (const copy of ['a', 'b'])
      await writeFile(
        join(folder, `keyring-${thinned.generation}.${copy}`),
        keyringBytes(thinned, context.keys),
      );

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(thinned.generation).toBeGreaterThan(generation);
    expect(outcome).toMatchObject({ kind: 'whole', counts: { person: 2 } });
  });

  it('then damage in what was proven is damage', async () => {
    const segment = await segmentIn(await vault.backupFolder());
    await flipBit(segment, 3000);
    await appendFile(segment, Buffer.alloc(700, 1));

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome.kind).toBe('damaged');
  });
});
