// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { blankPerson } from '../../../renderer/domain/blank-person';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { firstRun, type NodeApp, startNodeApp } from '../node-app';
import type { Acknowledged } from './holdings';

/** Somebody whose time has come, and somebody whose has not. */
export const LONG_AGO = 'Long ago';
export const STILL_HERE = 'Still here';

/** The profile and the drive that every case starts from, and what the app had acknowledged by then. */
export interface UsedFolders {
  readonly profile: string;
  /** With a proven backup of everything but the newest. */
  readonly drive: string;
  readonly acknowledged: readonly Acknowledged[];
  /** As much of it as the backup holds. */
  readonly inBackup: readonly Acknowledged[];
  readonly stillHere: { readonly personId: string; readonly episodeId: string };
  readonly longAgo: { readonly personId: string; readonly episodeId: string };
  readonly draftId: string;
}

/** Two clients with notes, files and a draft; a backup of them; then a note and a file that are in no backup yet. */
export async function usedFolders(folder: string, newestFileBytes: number): Promise<UsedFolders> {
  const [profile, drive] = [join(folder, 'profile'), join(folder, 'drive')];
  await mkdir(drive, { recursive: true });
  const app = await startNodeApp(profile);
  await firstRun(app);
  const acknowledged: Acknowledged[] = [];
  const longAgo = await aClient(app, acknowledged, LONG_AGO, '2008-01-07');
  await aNote(app, acknowledged, longAgo.episodeId, LONG_AGO, '2009-03-02');
  await aFile(app, acknowledged, longAgo, LONG_AGO, 40_000);
  await mustBe(
    'saved',
    app.vault.act({
      name: 'change-episode',
      args: { id: longAgo.episodeId, status: 'ended', endedOn: '2010-02-01', service: 'Counselling' },
    }),
  );
  const stillHere = await aClient(app, acknowledged, STILL_HERE, '2026-11-02');
  await aNote(app, acknowledged, stillHere.episodeId, STILL_HERE, '2026-11-09');
  const draftId = newId();
  const text = 'Half a thought, kept before any of it.';
  await mustBe('saved', keepDraft(app, draftId, stillHere.episodeId, text));
  acknowledged.push({ kind: 'draft', client: STILL_HERE, text });
  const placeId = await app.storage.choosePlace(drive);
  await mustBe(
    'proven',
    app.vault.backup(placeId, () => undefined, 'first'),
  );
  const inBackup = acknowledged.filter(({ kind }) => kind !== 'draft');
  await aNote(app, acknowledged, stillHere.episodeId, STILL_HERE, '2026-11-16');
  await aFile(app, acknowledged, stillHere, STILL_HERE, newestFileBytes);
  await app.end();
  return { profile, drive, acknowledged, inBackup, stillHere, longAgo, draftId };
}

/** Copies of both for one case. */
export async function copyFolders(from: UsedFolders, to: string): Promise<void> {
  await cp(from.profile, join(to, 'profile'), { recursive: true });
  await cp(from.drive, join(to, 'drive'), { recursive: true });
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export function keepDraft({ vault }: NodeApp, draftId: string, episodeId: string, themes: string) {
  const about = { kind: 'note', episodeId, appointmentId: null, sessionOn: '2026-11-23' } as const;
  return vault.act({
    name: 'keep-draft',
    args: { draftId, about, fields: { themes, risk: '', plan: '', riskOpen: '' } },
  });
}

export function finishNote({ vault }: NodeApp, episodeId: string, themes: string, sessionOn = '2026-11-20') {
  return vault.act({
    name: 'finish-note',
    args: {
      draftId: null,
      episodeId,
      appointmentId: null,
      sessionOn,
      fields: { themes, risk: '', plan: '' },
      riskOpen: false,
    },
  });
}

export function createClient({ vault }: NodeApp, name: string, startedOn = '2026-11-02') {
  return vault.act({
    name: 'create-client',
    args: {
      person: { ...blankPerson, name, dateOfBirth: '1950-05-01' },
      service: 'Counselling',
      startedOn,
      fundedBy: 'self',
    },
  });
}

export function attach({ vault }: NodeApp, personId: string, bytes: Uint8Array<ArrayBuffer>, name: string) {
  return vault.addAttachment(
    { personId, episodeId: null, source: 'client' },
    new File([bytes], name),
    () => undefined,
    `add-${newId()}`,
  );
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function aClient(app: NodeApp, told: Acknowledged[], name: string, startedOn: string) {
  const made = await createClient(app, name, startedOn);
  if (made.kind !== 'saved') throw new Error(made.kind);
  told.push({ kind: 'client', client: name });
  return { personId: made.id, episodeId: made.episodeId };
}

async function aNote(app: NodeApp, told: Acknowledged[], episodeId: string, client: string, on: string) {
  const text = `What was said on ${on}. ${'A quiet hour. '.repeat(10)}`;
  await mustBe('saved', finishNote(app, episodeId, text, on));
  told.push({ kind: 'note', client, text });
}

async function aFile(
  app: NodeApp,
  told: Acknowledged[],
  { personId }: { readonly personId: string },
  client: string,
  length: number,
): Promise<void> {
  const bytes = new Uint8Array(randomBytes(length));
  const name = `scan ${length}.bin`;
  await mustBe('added', attach(app, personId, bytes, name));
  told.push({ kind: 'file', client, name, sha256: sha256Of(bytes) });
}

async function mustBe(kind: string, outcome: Promise<{ readonly kind: string }>): Promise<void> {
  const found = await outcome;
  if (found.kind !== kind) throw new Error(`${found.kind} instead of ${kind}`);
}
