import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../electron/main/profile/clock';
import { afterFailure, triesNow, waitSeconds } from '../../../electron/main/vault-folder/tries';
import { aBench, aFile, aHeader, aKeyring, anId, aVault, type Bench, reasonOf } from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

describe('header and keyring', () => {
  it('when they are written, then two private copies stand and nothing of the older one', async () => {
    await bench.get('header.write', { bytes: aHeader(1) });
    await bench.get('keyring.write', { bytes: aKeyring(1), generation: 1 });
    await bench.get('keyring.write', { bytes: aKeyring(2), generation: 2 });

    expect((await readdir(bench.paths.vault)).sort()).toEqual([
      'header.a',
      'header.b',
      'keyring.a',
      'keyring.b',
    ]);
    for (const name of ['keyring.a', 'keyring.b']) {
      const path = join(bench.paths.vault, name);
      expect(await readFile(path)).toEqual(Buffer.from(aKeyring(2)));
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
  });

  it('when an older keyring comes after a newer one, or its generation is misnamed, then it is refused', async () => {
    await bench.get('keyring.write', { bytes: aKeyring(3), generation: 3 });

    expect(reasonOf(await bench.ask('keyring.write', { bytes: aKeyring(2), generation: 2 }))).toBe('refused');
    expect(reasonOf(await bench.ask('keyring.write', { bytes: aKeyring(4), generation: 5 }))).toBe('refused');
    expect(reasonOf(await bench.ask('header.write', { bytes: new Uint8Array(50) }))).toBe('refused');
  });

  it('when one copy is damaged, then the sound one comes first and the other is still handed over', async () => {
    await bench.get('keyring.write', { bytes: aKeyring(3), generation: 3 });
    await writeFile(join(bench.paths.vault, 'keyring.a'), 'damaged');

    const { keyrings } = await bench.get('survey', {});

    expect(keyrings).toEqual([aKeyring(3), new Uint8Array(Buffer.from('damaged'))]);
  });

  it('when a crash left replaced copies, then retiring the older ones removes them', async () => {
    await bench.get('keyring.write', { bytes: aKeyring(3), generation: 3 });
    await writeFile(join(bench.paths.vault, 'keyring.a.before'), aKeyring(2));

    await bench.get('keyring.retire-older', { generation: 3 });

    expect((await readdir(bench.paths.vault)).sort()).toEqual(['keyring.a', 'keyring.b']);
  });
});

describe('sealed files', () => {
  it('when older keyrings are retired, then those of kept vaults go with them, and another vault’s stays', async () => {
    await aVault(bench);
    const folderOf = (name: string) => join(bench.profile, `vault.old-${name}`);
    for (const name of ['ours', 'unreadable', 'foreign'])
      await cp(bench.paths.vault, folderOf(name), { recursive: true });
    for (const name of ['header.a', 'header.b', 'keyring.a', 'keyring.b']) {
      await writeFile(join(folderOf('unreadable'), name), 'nothing that reads');
      await rm(join(folderOf('foreign'), name));
    }
    await writeFile(join(folderOf('foreign'), 'header.a'), aHeader(1, '', anId('x')));
    await writeFile(join(folderOf('foreign'), 'keyring.a'), 'a keyring of another vault');
    await bench.get('keyring.write', { bytes: aKeyring(2), generation: 2 });

    await bench.get('keyring.retire-older', { generation: 2 });

    const keyringsIn = async (folder: string) =>
      (await readdir(folder)).filter((name) => name.startsWith('keyring')).sort();
    expect(await keyringsIn(folderOf('ours'))).toEqual([]);
    expect(await keyringsIn(folderOf('unreadable'))).toEqual([]);
    expect(await keyringsIn(folderOf('foreign'))).toEqual(['keyring.a']);
    expect(await keyringsIn(bench.paths.vault)).toEqual(['keyring.a', 'keyring.b']);
  });

  it('when a file is finished, then it reads back in exact-size pieces; before that it does not exist', async () => {
    const fileId = anId('f');
    await bench.get('file.begin', { fileId });
    await bench.get('file.append', { fileId, bytes: new Uint8Array(100).fill(1) });
    expect(await bench.get('file.list', {})).toEqual([]);
    expect(await bench.get('file.finish', { fileId })).toEqual({ bytes: 100 });

    const piece = await bench.get('file.read', { fileId, offset: 90, length: 50 });

    expect(piece).toEqual(new Uint8Array(10).fill(1));
    expect(piece.buffer.byteLength).toBe(10);
    expect(await bench.get('file.size', { fileId })).toEqual({ bytes: 100 });
    expect(reasonOf(await bench.ask('file.begin', { fileId }))).toBe('refused');
  });

  it('when a file is aborted or the app ends first, then no part of it stays', async () => {
    for (const end of [() => bench.get('file.abort', { fileId: anId('f') }), () => bench.reopen()]) {
      await bench.get('file.begin', { fileId: anId('f') });
      await bench.get('file.append', { fileId: anId('f'), bytes: new Uint8Array(100) });
      await end();
      expect(await readdir(bench.paths.files)).toEqual([]);
    }
  });

  it('when a file is destroyed or was never there, then it is missing', async () => {
    await aFile(bench, anId('f'), new Uint8Array(5000));

    await bench.get('file.destroy', { fileIds: [anId('f'), anId('g')] });

    expect(reasonOf(await bench.ask('file.read', { fileId: anId('f'), offset: 0, length: 1 }))).toBe(
      'missing',
    );
  });
});

describe('drafts and tombstones', () => {
  it('when drafts are written over each other, then the last one stands, also after a restart', async () => {
    const draftId = anId('d');
    await Promise.all(
      [1, 2, 3].map((value) => bench.get('draft.write', { draftId, bytes: new Uint8Array([value]) })),
    );
    await bench.reopen();

    expect(await bench.get('draft.list', {})).toEqual([{ draftId, bytes: new Uint8Array([3]) }]);
    expect((await bench.get('survey', {})).drafts).toBe(1);
    await bench.get('draft.remove', { draftId });
    expect(await bench.get('draft.list', {})).toEqual([]);
  });

  it('when tombstones are added, then they stand in order', async () => {
    await bench.get('tombstones.append', { bytes: Buffer.from('one\n') });
    await bench.get('tombstones.append', { bytes: Buffer.from('two\n') });

    expect(Buffer.from(await bench.get('tombstones.read', {})).toString()).toBe('one\ntwo\n');
  });
});

describe('tries', () => {
  const clock = (seconds: number, bootId = 'boot', wall = '2026-11-23T09:00:00Z'): Clock => ({
    now: () => new Date(wall),
    uptimeSeconds: () => seconds,
    bootId,
  });

  it('when tries fail, then the wait is 0, 0, 0, 1, 2, 4 seconds and at most five minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 12, 99].map(waitSeconds)).toEqual([0, 0, 0, 1, 2, 4, 256, 300]);
  });

  it('when the clock is set forward or back, then the wait stays what it was', () => {
    let memory = null;
    for (let count = 0; count < 10; count += 1) memory = afterFailure(memory, clock(1000));

    for (const wall of ['2016-11-23T09:00:00Z', '2036-11-23T09:00:00Z']) {
      const tries = triesNow(memory, clock(1004, 'boot', wall));
      expect(Date.parse(tries.waitUntil ?? '') - Date.parse(wall)).toBe(60_000);
    }
    expect(triesNow(memory, clock(1064)).waitUntil).toBeNull();
  });

  it('when the machine was started anew with its clock set back, then the whole wait is due again', () => {
    let memory = null;
    for (let count = 0; count < 10; count += 1) memory = afterFailure(memory, clock(1000));

    const tries = triesNow(memory, clock(5, 'other', '2016-11-23T09:00:00Z'));

    expect(Date.parse(tries.waitUntil ?? '') - Date.parse('2016-11-23T09:00:00Z')).toBe(64_000);
  });

  it('when tries failed, then a restart still knows, and success forgets', async () => {
    for (let count = 0; count < 5; count += 1) await bench.get('tries.failed', {});
    await bench.reopen();

    const tries = await bench.get('tries.read', {});

    expect(tries.failed).toBe(5);
    expect(tries.waitUntil).not.toBeNull();
    expect(await bench.get('tries.reset', {})).toEqual({ failed: 0, waitUntil: null });
  });
});

describe('keeping aside', () => {
  it('when journal and store are kept aside, then both are copied untouched under a plain name', async () => {
    await aVault(bench);
    await mkdir(bench.paths.indexedDb, { recursive: true });
    await writeFile(join(bench.paths.indexedDb, 'CURRENT'), 'store');

    const { name } = await bench.get('journal.keep-aside', {});

    expect(await readFile(join(bench.profile, name, 'IndexedDB', 'CURRENT'), 'utf8')).toBe('store');
    expect(await readdir(join(bench.profile, name, 'journal'))).toEqual(await readdir(bench.paths.journal));
    expect(await bench.get('journal.keep-aside', {})).toEqual({ name });
  });
});

describe('requests', () => {
  it('when a request has another name or other arguments, then it is refused and nothing happens', async () => {
    const answers: unknown[] = [];
    const post = (message: unknown): void => void answers.push(message);
    const bytes = new Uint8Array(3);
    for (const [name, args] of [
      ['nonsense', {}],
      ['toString', {}],
      ['file.begin', { fileId: '../../etc/passwd' }],
      ['file.begin', { fileId: anId('f').toUpperCase() }],
      ['draft.write', { draftId: anId('d'), bytes: [1, 2, 3] }],
      ['draft.write', { draftId: anId('d'), bytes, path: '/tmp/x' }],
      ['journal.read', { segment: 1, offset: -1, length: 5 }],
      ['journal.read', { segment: 1, offset: 0, length: 2 ** 40 }],
      ['source.survey', { sourceId: '/etc' }],
      ['survey', null],
    ] as const) {
      await bench.storage.serve({ id: 1, name, args }, post);
      expect({ name, answer: answers.pop() }).toMatchObject({
        name,
        answer: { answer: { kind: 'failed', failure: { reason: 'refused' } } },
      });
    }
    for (const message of [
      null,
      'survey',
      { name: 'survey', args: {} },
      { id: 'x', name: 'survey', args: {} },
    ]) {
      await bench.storage.serve(message, post);
      expect(answers).toEqual([]);
    }
    expect(await readdir(bench.profile).catch(() => [])).toEqual([]);
  });
});
