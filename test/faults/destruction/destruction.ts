// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankPerson } from '../../../renderer/domain/blank-person';
import type { VaultContext } from '../../../renderer/vault/context';
import type { Key } from '../../../renderer/vault/crypto/key';
import { storageInNode } from '../../fixtures/storage-in-node';
import { openVault } from '../../fixtures/vault-in-node';
import { FAULTS_PASSWORD, firstRun, type NodeApp, startNodeApp } from '../node-app';
import type { Proof } from '../proof';
import { type Ciphertext, ciphertextsIn, openedBy, reachableKeys } from './old-ciphertext';

/** One act of destruction, and then every old ciphertext tried with every key that the password still leads to. */
export async function destruction(): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-destroyed-'));
  const profile = join(folder, 'profile');
  const failures: string[] = [];
  try {
    const app = await startNodeApp(profile);
    await firstRun(app);
    const gone = await anOldClient(app, 'Gone for good');
    await anOldClient(app, 'Not asked for');
    await app.end();

    const before = await insideOf(profile, async (context) => {
      const owned = unitsOf(context, gone.owners);
      const ciphertexts = (await ciphertextsIn(profile, context)).filter(({ unit }) => owned.has(unit));
      return {
        ciphertexts,
        keys: [...owned.values()].flat(),
        opened: openedBy(ciphertexts, reachableKeys(context)),
      };
    });
    const oldKeyring = await readFile(join(profile, 'vault', 'keyring.a'));
    if (before.opened !== before.ciphertexts.length || before.opened === 0)
      failures.push(`before it, only ${before.opened} of ${before.ciphertexts.length} opened`);

    failures.push(...(await destroy(profile, gone.personId)));
    failures.push(...(await lookForThem(profile, gone.personId)));

    const after = await insideOf(profile, async (context) => ({
      ciphertexts: (await ciphertextsIn(profile, context)).filter((one) => isOneOf(before.ciphertexts, one)),
      keys: reachableKeys(context),
    }));
    const readable = openedBy(after.ciphertexts, after.keys);
    const control = openedBy(after.ciphertexts, before.keys);
    if (control !== before.ciphertexts.length)
      failures.push(`the control opened ${control} of ${before.ciphertexts.length}: nothing is proven`);
    const left = await tracesIn(profile, before.keys, oldKeyring);
    return {
      what: 'destroyed stays destroyed: old ciphertexts against every key that the password leads to',
      tried: after.ciphertexts.length * after.keys.length,
      found: control,
      lost: 0,
      leaked: readable + left.length,
      note: `${after.ciphertexts.length} ciphertexts, ${after.keys.length} keys; control: the destroyed keys, kept by the test, open all ${control}; no copy of key or old keyring in the profile`,
      failures: [...failures, ...left],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface OldClient {
  readonly personId: string;
  /** What its units belong to: the person and the episode. */
  readonly owners: ReadonlySet<string>;
}

/** Somebody whose records fell due long ago. */
async function anOldClient({ vault }: NodeApp, name: string): Promise<OldClient> {
  const created = await vault.act({
    name: 'create-client',
    args: {
      person: { ...blankPerson, name, dateOfBirth: '1950-05-01' },
      service: 'Counselling',
      startedOn: '2008-01-07',
      fundedBy: 'self',
    },
  });
  if (created.kind !== 'saved') throw new Error(created.kind);
  const { id: personId, episodeId } = created;
  await vault.act({
    name: 'finish-note',
    args: {
      draftId: null,
      episodeId,
      appointmentId: null,
      sessionOn: '2009-03-02',
      fields: { themes: `What ${name} said.`, risk: '', plan: '' },
      riskOpen: false,
    },
  });
  const file = new File(['A letter from long ago.'], 'letter.txt');
  await vault.addAttachment(
    { personId, episodeId, source: 'client' },
    file,
    () => undefined,
    `letter ${name}`,
  );
  await vault.act({
    name: 'change-episode',
    args: { id: episodeId, status: 'ended', endedOn: '2010-02-01', service: 'Counselling' },
  });
  return { personId, owners: new Set([personId, episodeId]) };
}

function unitsOf(context: VaultContext, owners: ReadonlySet<string>): ReadonlyMap<string, readonly Key[]> {
  const units = [...context.keyring().parts.values()].flatMap((part) => [...part.units]);
  return new Map(
    units.filter(([, { owner }]) => owners.has(owner)).map(([id, unit]) => [id, [...unit.keys.values()]]),
  );
}

function isOneOf(known: readonly Ciphertext[], one: Ciphertext): boolean {
  return known.some((other) => other.place === one.place && Buffer.compare(other.bytes, one.bytes) === 0);
}

async function destroy(profile: string, personId: string): Promise<readonly string[]> {
  const app = await startNodeApp(profile);
  await app.unlock();
  const outcome = await app.vault.act({
    name: 'destroy-records',
    args: { personId, password: FAULTS_PASSWORD },
  });
  await app.end();
  return outcome.kind === 'destroyed' ? [] : [`the destruction answered ${outcome.kind}`];
}

/** After the next start they are nowhere, somebody else still is. */
async function lookForThem(profile: string, personId: string): Promise<readonly string[]> {
  const app = await startNodeApp(profile);
  const opened = await app.unlock();
  if (opened.kind !== 'open') return [`after it the vault says ${opened.kind}`];
  const client = await app.vault.ask({ name: 'client', args: { personId } });
  const list = await app.vault.ask({
    name: 'clients',
    args: { filter: '', view: 'all', from: 0, count: 10 },
  });
  const found = await app.vault.ask({ name: 'search', args: { text: 'Gone for good', limit: 10 } });
  await app.end();
  return [
    ...(client === null ? [] : ['the page of the client still opens']),
    ...(list.total === 1 ? [] : [`${list.total} clients stand in the list instead of one`]),
    ...(found.total === 0 ? [] : ['search still finds them']),
  ];
}

async function insideOf<Value>(
  profile: string,
  look: (context: VaultContext) => Promise<Value>,
): Promise<Value> {
  const storage = await storageInNode(profile);
  try {
    return await look(await openVault(storage.port, FAULTS_PASSWORD));
  } finally {
    await storage.close();
  }
}

/** The destroyed keys in any spelling, and any stretch of the old keyring's sealed bytes, in any file. */
async function tracesIn(profile: string, keys: readonly Key[], keyring: Buffer): Promise<readonly string[]> {
  const sealed = Array.from({ length: 8 }, (_, nth) => {
    const at = Math.floor((keyring.length * (nth + 1)) / 10);
    return keyring.subarray(at, at + 48);
  });
  const wanted = [
    ...keys.flatMap((key) => {
      const bytes = Buffer.from(key);
      return [bytes, Buffer.from(bytes.toString('base64')), Buffer.from(bytes.toString('hex'))];
    }),
    ...sealed,
  ];
  const found: string[] = [];
  for (const entry of await readdir(profile, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (wanted.some((one) => bytes.includes(one)))
      found.push(`a key or a piece of the old keyring stands in ${entry.name}`);
  }
  return found;
}
