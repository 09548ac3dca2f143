import 'fake-indexeddb/auto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blankPerson } from '../../../renderer/domain/blank-person';
import type { UnlockProgress, Vault } from '../../../renderer/vault/api';
import { argon } from '../../../renderer/vault/crypto/argon';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { vaultDatabase } from '../../../renderer/vault/store/database';
import { makeVault } from '../../../renderer/vault/vault';
import { CHEAP, OWN_PASSWORD } from '../../fixtures/laptop';
import { type StorageInNode, storageInNode, temporaryFolder } from '../../fixtures/storage-in-node';

const practice = { name: 'Fen Lane', therapist: 'R. Ash', nation: 'england-and-wales' } as const;
const NOW = Date.UTC(2026, 10, 23, 9);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: StorageInNode;
let database: ReturnType<typeof vaultDatabase>;
let channel: MessageChannel;
const name = `api-${newId()}`;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await stop();
  await folder.remove();
  await vaultDatabase(name).dexie.delete();
});

async function stop(): Promise<void> {
  await storage.close();
  channel.port1.close();
  channel.port2.close();
  database.dexie.close();
}

/** The app's start: the worker made, the port handed over. */
async function start(shiftMs = 0) {
  storage = await storageInNode(join(folder.path, 'profile'));
  database = vaultDatabase(name);
  channel = new MessageChannel();
  const { port1 } = channel;
  port1.addEventListener('message', (event: MessageEvent<unknown>) => {
    void storage.storage.serve(event.data, (message) => port1.postMessage(message));
  });
  port1.start();
  const vault = makeVault({ clock: () => NOW, derive: argon, database, cost: async () => CHEAP });
  return { vault, presence: await vault.connect(channel.port2, shiftMs) };
}

async function firstRun(vault: Vault) {
  const prepared = await vault.prepareVault(OWN_PASSWORD, practice);
  const typed = prepared.askedGroups.map((group) => ({
    group,
    text: prepared.recoveryGroups[group - 1] ?? '',
  }));
  return { prepared, typed };
}

const createClient = (vault: Vault, called: string) =>
  vault.act({
    name: 'create-client',
    args: {
      person: { ...blankPerson, name: called },
      service: 'Counselling',
      startedOn: '2026-11-23',
      fundedBy: 'self',
    },
  });
const allClients = { name: 'clients', args: { filter: '', view: 'all', from: 0, count: 50 } } as const;
const unlock = (vault: Vault, onProgress: (progress: UnlockProgress) => void = () => undefined) =>
  vault.unlock({ kind: 'password', password: OWN_PASSWORD }, onProgress);

describe('first run', () => {
  test('when nothing is there, then nothing is written until the sheet was confirmed, and then the vault is open', async () => {
    const { vault, presence } = await start();
    const { prepared, typed } = await firstRun(vault);
    const wrong = await vault.finishVault(typed.map(({ group }) => ({ group, text: 'zzzz' })));
    const between = await storage.port.call('survey', {});
    const made = await vault.finishVault(typed);

    expect(presence).toEqual({ kind: 'none' });
    expect(prepared.recoveryGroups).toHaveLength(9);
    expect(prepared.askedGroups).toHaveLength(2);
    expect(wrong).toEqual({ kind: 'groups-differ', groups: prepared.askedGroups });
    expect(between).toMatchObject({ value: { headers: [], keyrings: [], segments: [] } });
    expect(made).toEqual({ kind: 'made' });
    expect((await vault.ask({ name: 'practice', args: {} })).name).toBe('Fen Lane');
  });

  test('when the password is too short, then nothing is prepared', async () => {
    const { vault } = await start();

    await expect(vault.prepareVault('too short', practice)).rejects.toThrow('failed:prepareVault');
    await expect(vault.finishVault([])).rejects.toThrow('refused:finishVault');
  });

  test('when it was cut off before the first frame, then the next unlock finishes it', async () => {
    const { vault } = await start();
    const { typed } = await firstRun(vault);
    const serve = storage.storage.stores.journal.append;
    Object.assign(storage.storage.stores.journal, { append: () => Promise.reject(new Error('power went')) });
    const cut = await vault.finishVault(typed);
    Object.assign(storage.storage.stores.journal, { append: serve });
    await stop();
    const again = await start();

    const outcome = await unlock(again.vault);

    expect(cut.kind).toBe('storage-failed');
    expect(again.presence).toMatchObject({ kind: 'locked' });
    expect(outcome.kind).toBe('open');
    expect((await again.vault.ask({ name: 'practice', args: {} })).preset).toBe('general');
  });
});

describe('an open vault', () => {
  test('when a client is made, then watchers hear of it, and it is there after a restart', async () => {
    const { vault } = await start();
    await vault.finishVault((await firstRun(vault)).typed);
    const heard: number[] = [];
    await vault.watch(allClients, (view) => heard.push(view.total));

    const saved = await createClient(vault, 'Ada Winter');
    await stop();
    const again = await start();
    const steps: string[] = [];
    const outcome = await unlock(again.vault, (progress) => steps.push(progress.step));
    const view = await again.vault.ask(allClients);

    expect(saved.kind).toBe('saved');
    expect(heard[0]).toBe(0);
    expect(heard.at(-1)).toBe(1);
    expect(again.presence).toEqual({ kind: 'locked', drafts: 0 });
    expect(outcome).toEqual({ kind: 'open', notices: [] });
    expect(steps.slice(0, 2)).toEqual(['deriving', 'opening']);
    expect(steps).toContain('usable');
    expect(view.rows.map((row) => row.name)).toEqual(['Ada Winter']);
  });

  test('when a draft is kept, then it is counted while locked and offered back after unlock', async () => {
    const { vault } = await start();
    await vault.finishVault((await firstRun(vault)).typed);
    const kept = await vault.act({
      name: 'keep-draft',
      args: { draftId: newId(), about: { kind: 'client', personId: null }, fields: { name: 'half typed' } },
    });
    const sealed = await vault.seal();
    await stop();
    const again = await start();
    await unlock(again.vault);

    expect(kept.kind).toBe('saved');
    expect(sealed).toBe(1);
    expect(again.presence).toEqual({ kind: 'locked', drafts: 1 });
    expect((await again.vault.ask({ name: 'drafts', args: {} })).map((draft) => draft.fields)).toEqual([
      { name: 'half typed' },
    ]);
  });

  test('when the clock was set back, then it says when it was last seen', async () => {
    const { vault } = await start();
    await vault.finishVault((await firstRun(vault)).typed);
    await stop();
    const tenYears = 10 * 365 * 86_400_000;
    const again = await start(-tenYears);

    const outcome = await unlock(again.vault);

    expect(outcome).toEqual({
      kind: 'open',
      notices: [{ kind: 'clock-went-back', lastSeen: '2026-11-23T09:00:00.000Z' }],
    });
  });

  test('when the disk is full, then the save says so, nothing is half saved, and the next one works', async () => {
    const { vault } = await start();
    await vault.finishVault((await firstRun(vault)).typed);
    await createClient(vault, 'Ada Winter');
    const { append } = storage.storage.stores.journal;
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    Object.assign(storage.storage.stores.journal, { append: () => Promise.reject(full) });

    const refused = await createClient(vault, 'Bo Fern');
    Object.assign(storage.storage.stores.journal, { append });
    const saved = await createClient(vault, 'Cy Moss');

    expect([refused.kind, saved.kind]).toEqual(['disk-full', 'saved']);
    expect((await vault.ask(allClients)).rows.map((row) => row.name)).toEqual(['Ada Winter', 'Cy Moss']);
  });
});

describe('what leaves the vault', () => {
  const quiet = () => undefined;

  test('when the password was not typed just before, then nothing is exported; once typed, one thing is, once', async () => {
    const { vault } = await start();
    const { typed } = await firstRun(vault);
    await vault.finishVault(typed);
    const target = join(folder.path, 'all.casekeep');
    const exportIt = () => vault.exportOneFile(storage.chooseTarget(target), quiet, 'export');

    const unasked = await exportIt();
    const wrong = await vault.confirmSecret('not the password at all');
    const afterWrong = await exportIt();
    const plain = await vault.exportAttachment('nothing', storage.chooseTarget(`${target}.txt`), quiet, 'x');
    const right = await vault.confirmSecret(OWN_PASSWORD);
    const done = await exportIt();
    const again = await exportIt();

    expect([unasked.kind, wrong.kind, afterWrong.kind]).toEqual([
      'not-confirmed',
      'wrong-secret',
      'not-confirmed',
    ]);
    expect(plain).toEqual({ kind: 'not-confirmed' });
    expect([right.kind, done.kind, again.kind]).toEqual(['confirmed', 'done', 'not-confirmed']);
    expect(await readdir(folder.path)).toEqual(['all.casekeep', 'profile']);
  });
});

describe('the edge of the worker', () => {
  test('when the vault is locked, then acts answer locked, and questions are refused', async () => {
    const { vault } = await start();

    expect(await createClient(vault, 'Nobody')).toEqual({ kind: 'locked' });
    expect(await vault.confirmSecret(OWN_PASSWORD)).toEqual({ kind: 'locked' });
    expect(await vault.backup('x', () => undefined, 't')).toEqual({ kind: 'locked' });
    expect(await vault.offerBackSurplus()).toEqual({ kind: 'locked' });
    await expect(vault.ask(allClients)).rejects.toThrow('locked');
    await expect(vault.watch(allClients, () => undefined)).rejects.toThrow('locked');
    await expect(vault.contentDigest()).rejects.toThrow('locked');
  });

  test('when an argument is not what it should be, then the call is refused by name and repeats nothing of it', async () => {
    const { vault } = await start();
    const wrong: { kind: 'password'; password: string } = JSON.parse('{"kind":"password","password":7}');

    await expect(vault.unlock(wrong, () => undefined)).rejects.toThrow('refused:unlock');
  });
});
