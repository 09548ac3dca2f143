// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordId } from '../../../renderer/domain/ids';
import { backups } from '../../../renderer/vault/backup/backups';
import { attachments } from '../../../renderer/vault/files/attachments';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import { aCertificate } from '../../fixtures/a-certificate';
import { aClient, anEpisode } from '../../fixtures/a-client';
import { anAppointment } from '../../fixtures/an-appointment';
import { aSessionNote, plainBytes } from '../../fixtures/backed-up-vault';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, OWN_PASSWORD, type UsedLaptop } from '../../fixtures/laptop';
import { type Contents, contentsOf, draftLine } from './contents';
import { type FrameFacts, framesOf } from './journal-frames';

export const NEW_PASSWORD = 'the tide table by the door';

const TABLES = ['rows', 'catalogue', 'deltas', 'index', 'meta'] as const;
export type StoreDump = ReadonlyMap<string, readonly object[]>;

/** A vault as it stood at one moment, closed: its profile, its store, its drive. */
export interface Moment {
  readonly profile: string;
  readonly store: StoreDump;
  readonly drive: string;
  readonly contents: Contents;
  readonly password: string;
}

/** A vault with a past, and another one of somebody else. */
export interface Victim {
  readonly folder: string;
  /** A client fewer, the old password, an older draft, one file. */
  readonly earlier: Moment;
  readonly now: Moment;
  readonly foreign: Moment;
  readonly recoveryKey: string;
  readonly exportFile: string;
  readonly frames: readonly FrameFacts[];
  /** Ids of attachments, and the sealed file of each. */
  readonly files: readonly { readonly id: string; readonly fileId: string }[];
  readonly drafts: readonly { readonly draftId: string; readonly line: string }[];
  remove(): Promise<void>;
}

/** Two dozen frames of every sort: acts of one and of several records, a change, a withdrawal, files, new keys. */
export async function aVictim(): Promise<Victim> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-tamper-'));
  const made: Partial<Record<'foreign' | 'earlier' | 'now', Moment>> = {};
  const stranger = await aLaptop();
  await beginWork(stranger.first);
  made.foreign = await momentOf(stranger, stranger.first, join(folder, 'foreign'), OWN_PASSWORD);
  await stranger.close();

  const laptop = await aLaptop();
  const { recoveryKey } = laptop;
  await beginWork(laptop.first);
  const earlier = await momentOf(laptop, laptop.first, join(folder, 'earlier'), OWN_PASSWORD);
  await destroyBo(await laptop.open());
  await laptop.restart();
  await laptop.removeStore();
  const vault = await laptop.open();
  await goOnWorking(vault);
  const exportFile = join(folder, 'all.casekeep');
  const target = laptop.storage.chooseTarget(exportFile);
  const exported = await backups(vault.context).exportOneFile(
    target,
    () => undefined,
    () => false,
  );
  if (exported.kind !== 'done') throw new Error(exported.kind);
  const files = [...vault.context.store.entries('attachment')].map(({ id, summary }) => ({
    id,
    fileId: summary.fileId,
  }));
  const drafts = (await vault.records.drafts.list()).map((draft) => ({
    draftId: draft.draftId,
    line: draftLine(draft),
  }));
  const now = await momentOf(laptop, vault, join(folder, 'now'), NEW_PASSWORD);
  const frames = await framesOf(join(now.profile, 'vault', 'journal'), vault.context);
  await laptop.close();
  return {
    folder,
    earlier,
    now,
    foreign: made.foreign,
    recoveryKey,
    exportFile,
    frames,
    files,
    drafts,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function beginWork(vault: OpenVault): Promise<void> {
  const { store } = vault.context;
  const put = (...records: Parameters<typeof aNew>[0][]) => store.commit(records.map(aNew));
  await put(aClient(), anEpisode());
  await put(aClient({ id: idNumber(11), name: 'Bo Ñandú' }));
  await put(aSessionNote(1));
  await put(aSessionNote(2), anAppointment({ id: idNumber(31) }), anAppointment({ id: idNumber(32) }));
  await put(aSessionNote(3));
  await store.commit([{ kind: 'put', record: aClient({ name: 'Ada Winter-Hale' }), from: 1 }]);
  await store.commit([{ kind: 'withdraw', id: aSessionNote(3).id, from: 1 }]);
  await attach(vault, 90_000);
  await keepDraft(vault, 21, 'half a sent');
  await keepDraft(vault, 22, 'a second form');
}

/** One client's page is destroyed: tombstone, certificate, new keys. */
async function destroyBo({ context }: OpenVault): Promise<void> {
  const unit = context.store.entry(idNumber(11))?.unit;
  const units = unit === undefined ? [] : [unit];
  const outcome = await context.store.destroy({
    units,
    files: [],
    certificate: aCertificate({ unitIds: units }),
  });
  if (outcome.kind !== 'destroyed') throw new Error(outcome.kind);
}

async function goOnWorking(vault: OpenVault): Promise<void> {
  const { store } = vault.context;
  await store.commit([aNew(aClient({ id: idNumber(12), name: 'Cy Marsh' }))]);
  await store.commit([{ kind: 'put', record: aClient({ name: 'Ada Hale' }), from: 2 }]);
  await attach(vault, 5000);
  await keepDraft(vault, 21, 'half a sentence, and more of it');
  const changed = await vault.secrets.changePassword(OWN_PASSWORD, NEW_PASSWORD);
  if (changed.kind !== 'changed') throw new Error(changed.kind);
  await store.commit([aNew(aSessionNote(4)), aNew(aSessionNote(5))]);
}

function aNew(
  record: Extract<Parameters<OpenVault['context']['store']['commit']>[0][number], { kind: 'put' }>['record'],
) {
  return { kind: 'put' as const, record, from: 0 };
}

async function attach({ context }: OpenVault, length: number): Promise<void> {
  const about = { personId: idNumber(1), episodeId: null, source: 'client' } as const;
  const file = new Blob([plainBytes(length)]);
  const added = await attachments(context).add(
    about,
    file,
    `${length}.bin`,
    () => undefined,
    () => false,
  );
  if (added.kind !== 'added') throw new Error(added.kind);
}

async function keepDraft({ records }: OpenVault, number: number, text: string): Promise<void> {
  const about = {
    kind: 'note',
    episodeId: idNumber(2),
    appointmentId: null,
    sessionOn: '2026-11-20',
  } as const;
  const draft = { draftId: recordId.parse(idNumber(number)), about, fields: { themes: text } };
  const kept = await records.drafts.keep({ ...draft, savedAt: records.now() });
  if (kept.kind !== 'kept') throw new Error(kept.kind);
}

/** Backs up to the vault's drive, ends the app, and copies all of it. The laptop is started again. */
async function momentOf(
  laptop: UsedLaptop,
  vault: OpenVault,
  folder: string,
  password: string,
): Promise<Moment> {
  const place = `${laptop.profile}-drive`;
  await mkdir(place, { recursive: true });
  const placeId = await laptop.storage.choosePlace(place);
  const backed = await backups(vault.context).run(
    placeId,
    () => undefined,
    () => false,
  );
  if (backed.kind !== 'proven') throw new Error(JSON.stringify(backed));
  const contents = await contentsOf(vault);
  const store = new Map<string, readonly object[]>();
  for (const table of TABLES) store.set(table, await laptop.database.dexie.table(table).toArray());
  await laptop.restart();
  const [profile, drive] = [join(folder, 'profile'), join(folder, 'drive')];
  await cp(laptop.profile, profile, { recursive: true, preserveTimestamps: true });
  await cp(place, drive, { recursive: true, preserveTimestamps: true });
  return { profile, store, drive, contents, password };
}

/** The one backup folder on a drive. */
export async function backupOn(drive: string): Promise<string> {
  const name = (await readdir(drive)).find((one) => one.startsWith('Casekeep '));
  if (name === undefined) throw new Error('no backup there');
  return join(drive, name);
}
