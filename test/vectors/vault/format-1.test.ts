import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { vaultRecord } from '../../../renderer/domain/record';
import { attachments } from '../../../renderer/vault/files/attachments';
import { readTombstones } from '../../../renderer/vault/keys/tombstones';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import { aLaptopWith, type Laptop } from '../../fixtures/laptop';

/** Written on 2026-11-23 by the first version of every format, and never written again: whoever changes a byte breaks this. */
const frozen = z
  .object({
    password: z.string(),
    recoveryKey: z.string(),
    replacedRecoveryKey: z.string(),
    destroyedUnits: z.array(z.string()),
    attachmentText: z.string(),
    records: z.array(vaultRecord),
    draft: z.record(z.string(), z.unknown()),
    vault: z.object({
      header: z.string(),
      keyring: z.string(),
      tombstones: z.string(),
      journal: z.record(z.string(), z.string()),
      files: z.record(z.string(), z.string()),
      drafts: z.record(z.string(), z.string()),
    }),
    store: z.record(z.string(), z.array(z.looseObject({ bytes: z.string() }))),
  })
  .parse(JSON.parse(await readFile(join(import.meta.dirname, 'format-1.json'), 'utf8')));

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
const password = { kind: 'password', password: frozen.password } as const;

let laptop: Laptop;
beforeEach(async () => {
  laptop = await aLaptopWith(async (profile) => {
    const vault = join(profile, 'vault');
    for (const folder of ['journal', 'files', 'drafts'] as const) {
      await mkdir(join(vault, folder), { recursive: true });
      for (const [name, text] of Object.entries(frozen.vault[folder])) {
        await writeFile(join(vault, folder, name), bytesOf(text));
      }
    }
    for (const copy of ['a', 'b']) {
      await writeFile(join(vault, `header.${copy}`), bytesOf(frozen.vault.header));
      await writeFile(join(vault, `keyring.${copy}`), bytesOf(frozen.vault.keyring));
    }
    await writeFile(join(vault, 'tombstones'), bytesOf(frozen.vault.tombstones));
  });
});
afterEach(() => laptop.close());

async function recordsOf({ context }: OpenVault) {
  const read = await context.store.read(frozen.records.map((record) => record.id));
  return [...read.values()].map((one) => (one.kind === 'read' ? one.record : one.kind));
}

describe('format 1, as it was frozen', () => {
  test('when it is opened with the password and without a store, then every record is what it was', async () => {
    const vault = await laptop.open(password);

    expect(await recordsOf(vault)).toEqual(frozen.records);
  });

  test('when it is opened with the recovery key, then too; the replaced one opens nothing', async () => {
    const old = await laptop.unlock({ kind: 'recovery', recoveryKey: frozen.replacedRecoveryKey });
    const vault = await laptop.open({ kind: 'recovery', recoveryKey: frozen.recoveryKey });

    expect(old.outcome.kind).toBe('wrong-secret');
    expect(await recordsOf(vault)).toEqual(frozen.records);
  });

  test('when its store lies there, then it is taken as it is: segments, deltas, position and rows', async () => {
    for (const [table, rows] of Object.entries(frozen.store)) {
      const sealed = rows.map((row) => ({ ...row, bytes: bytesOf(row.bytes) }));
      await laptop.database.dexie.table(table).bulkPut(sealed);
    }

    const { outcome } = await laptop.unlock(password);

    expect(outcome).toEqual({ kind: 'open', notices: [] });
    expect(await recordsOf(await laptop.open(password))).toEqual(frozen.records);
  });

  test('when its draft, file, history and tombstones are read, then they are what they were', async () => {
    const vault = await laptop.open(password);
    const { store, keys } = vault.context;
    const pieces: Uint8Array[] = [];
    const [attachment] = store.entries('attachment');
    const take = async (bytes: Uint8Array) => void pieces.push(bytes);
    const read = await attachments(vault.context).read(attachment?.id ?? '', take, () => false);
    const person = frozen.records.find((one) => one.kind === 'person' && one.name.startsWith('Ada'));
    const earlier = person && (await store.readRevision(person.id, 1));
    const tombstones = readTombstones(keys, bytesOf(frozen.vault.tombstones));

    expect(await vault.records.drafts.list()).toEqual([frozen.draft]);
    expect(read.kind).toBe('read');
    expect(Buffer.concat(pieces).toString('utf8')).toBe(frozen.attachmentText);
    expect(earlier).toMatchObject({ kind: 'read', record: { name: 'Ada Ñandú 🗝️' } });
    expect(new Set(tombstones.map((one) => one.unit))).toEqual(new Set(frozen.destroyedUnits));
  });
});
