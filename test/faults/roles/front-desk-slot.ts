// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankPerson } from '../../../renderer/domain/blank-person';
import { argon } from '../../../renderer/vault/crypto/argon';
import { utf8 } from '../../../renderer/vault/crypto/bytes';
import { place } from '../../../renderer/vault/crypto/place';
import { headerBytes } from '../../../renderer/vault/keys/header-format';
import { openKeyring } from '../../../renderer/vault/keys/keyring-format';
import { makeHeader, newSlot } from '../../../renderer/vault/keys/make-header';
import { type OpenedHeader, openHeader } from '../../../renderer/vault/keys/open-header';
import { makeBox } from '../../../renderer/vault/keys/slot-secret';
import { ciphertextsIn, type Ciphertext, openedBy, reachableKeys } from '../destruction/old-ciphertext';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../node-app';
import type { Proof } from '../proof';

const DESK_SECRET = utf8('the front desk has words of its own');
const FRONT_DESK = 1;

/** A slot of the front desk against every sealed thing of the clinical compartment: which keys it holds decides, nothing else. */
export async function frontDeskSlot(): Promise<Proof> {
  const profile = await mkdtemp(join(tmpdir(), 'casekeep-roles-'));
  try {
    await aVaultWithNotes(profile);
    const owner = await opened(profile, utf8(FAULTS_PASSWORD));
    const header = await withFrontDesk(owner);
    const desk = await openHeader([headerBytes(header)], 'password', DESK_SECRET, argon);
    if (desk.kind !== 'open') throw new Error(`the slot of the front desk: ${desk.kind}`);

    const own = await reach(profile, owner);
    const its = await reach(profile, desk);
    const all = [
      ...(await ciphertextsIn(profile, { keys: owner.keys })),
      ...(await filesAndDrafts(profile, own.units, owner)),
    ];
    const clinical = all.filter(({ unit }) => !own.frontDesk.has(unit));
    const desks = all.filter(({ unit }) => own.frontDesk.has(unit));
    const leaked = openedBy(clinical, its.keys);
    const failures = [
      ...(leaked === 0 ? [] : [`the front desk opens ${leaked} of ${clinical.length} clinical ciphertexts`]),
      ...(openedBy(clinical, own.keys) === clinical.length
        ? []
        : ['the therapist does not open all of them: nothing is proven']),
      ...(openedBy(desks, its.keys) === desks.length && desks.length > 0
        ? []
        : ['the front desk does not open its own']),
      ...(desk.keys.compartments.join() === String(FRONT_DESK)
        ? []
        : [`it opens compartments ${desk.keys.compartments.join()}`]),
      ...(renewedKeeps(owner, header) ? [] : ['the next header gives it more']),
    ];
    return {
      what: 'roles are keys: a front-desk slot against every clinical ciphertext',
      tried: clinical.length * its.keys.length,
      found: desks.length,
      lost: 0,
      leaked,
      note: `${clinical.length} clinical ciphertexts (contents, files, drafts), ${its.keys.length} keys; control: the therapist opens all, the front desk its own ${desks.length}`,
      failures,
    };
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function aVaultWithNotes(profile: string): Promise<void> {
  const { vault, end, ...app } = await startNodeApp(profile);
  await firstRun({ vault, end, ...app });
  const made = await vault.act({
    name: 'create-client',
    args: {
      person: { ...blankPerson, name: 'Ada Vale' },
      service: 'Counselling',
      startedOn: '2026-11-02',
      fundedBy: 'self',
    },
  });
  if (made.kind !== 'saved') throw new Error(made.kind);
  const { id: personId, episodeId } = made;
  const fields = { themes: 'What was said.', risk: '', plan: '' };
  const about = { episodeId, appointmentId: null, sessionOn: '2026-11-20' };
  await vault.act({ name: 'finish-note', args: { draftId: null, ...about, fields, riskOpen: false } });
  const draft = {
    draftId: '0'.repeat(25) + '4',
    about: { kind: 'note', ...about },
    fields: { ...fields, riskOpen: '' },
  } as const;
  await vault.act({ name: 'keep-draft', args: draft });
  await vault.addAttachment(
    { personId, episodeId, source: 'client' },
    new File(['A letter.'], 'letter.txt'),
    () => undefined,
    'add',
  );
  await end();
}

async function opened(profile: string, secret: Uint8Array): Promise<OpenedHeader> {
  const copy = new Uint8Array(await readFile(join(profile, 'vault', 'header.a')));
  const outcome = await openHeader([copy], 'password', secret, argon);
  if (outcome.kind !== 'open') throw new Error(outcome.kind);
  return outcome;
}

/** The header with a third slot that is given the front desk's keys only. */
async function withFrontDesk({ header, slot, roots }: OpenedHeader) {
  const owner = { publicKey: slot.ownerPublicKey, secretKey: slot.ownerSecretKey };
  const desk = newSlot('password', owner);
  const made = await makeBox(
    header.common.vaultId,
    desk,
    DESK_SECRET,
    { operations: 1, memoryBytes: 8 << 20 },
    argon,
  );
  if (made.kind !== 'box') throw new Error(made.kind);
  const facts = { slotId: desk.slotId, kind: desk.kind, publicKey: desk.pair.publicKey };
  const slots = [...header.common.slots, { ...facts, opens: [FRONT_DESK] }];
  return makeHeader({ ...header.common, slots, roots, owner, boxes: [...header.boxes, made.box] });
}

/** Written again from what it was, as a password change does it, the slot still opens its own compartment only. */
function renewedKeeps(
  { slot, roots }: OpenedHeader,
  header: Awaited<ReturnType<typeof withFrontDesk>>,
): boolean {
  const owner = { publicKey: slot.ownerPublicKey, secretKey: slot.ownerSecretKey };
  const next = makeHeader({ ...header.common, roots, owner, boxes: header.boxes });
  const names = (one: typeof header) =>
    one.common.slots.map(({ keys }) => Object.keys(keys).toSorted().join());
  return names(next).join(' ') === names(header).join(' ');
}

async function reach(profile: string, { keys }: OpenedHeader) {
  const outcome = openKeyring(new Uint8Array(await readFile(join(profile, 'vault', 'keyring.a'))), keys);
  if (outcome.kind !== 'open') throw new Error(`keyring: ${outcome.kind}`);
  const { parts } = outcome.keyring;
  const units = [...parts.values()].flatMap((part) => [...part.units.keys()]);
  return {
    keys: reachableKeys({ keys, keyring: () => outcome.keyring }),
    units,
    frontDesk: new Set(parts.get(FRONT_DESK)?.units.keys()),
  };
}

/** The sealed key of every file under each unit, as the one that opens it is not named beside it; and the drafts. */
async function filesAndDrafts(
  profile: string,
  units: readonly string[],
  owner: OpenedHeader,
): Promise<readonly Ciphertext[]> {
  const { vaultId } = owner.keys;
  const keys = (await reach(profile, owner)).keys;
  const found: Ciphertext[] = [];
  for (const name of await readdir(join(profile, 'vault', 'files'))) {
    const bytes = new Uint8Array(await readFile(join(profile, 'vault', 'files', name))).subarray(16, 88);
    const tries = units.map((unit) => ({ place: place.file(vaultId, name, unit), unit, bytes }));
    found.push(...tries.filter((one) => openedBy([one], keys) === 1));
  }
  for (const name of await readdir(join(profile, 'vault', 'drafts'))) {
    const bytes = new Uint8Array(await readFile(join(profile, 'vault', 'drafts', name)));
    found.push({ place: place.draft(vaultId, 2, name), unit: 'draft', bytes });
  }
  if (found.length < 2) throw new Error('no file or no draft to try');
  return found;
}
