import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { blankPerson } from '../../../renderer/domain/blank-person';
import type { ContentDigest } from '../../../renderer/vault/api';
import { FAULTS_PASSWORD, firstRun, type NodeApp, startNodeApp } from '../node-app';

/** A backup on a drive and the same as one file, of a vault that has seen everything that leaves a trace in the formats. */
export interface Life {
  readonly drive: string;
  readonly exported: string;
  readonly password: string;
  readonly recoveryKey: string;
  /** Secrets that opened the vault once and must not open this backup. */
  readonly replaced: { readonly password: string; readonly recoveryKey: string };
  readonly content: ContentDigest;
  readonly destroyedName: string;
}

const NEXT_PASSWORD = 'ginger tea naïve café 🫖 at five';
const DESTROYED = 'Gone for good';
const quiet = () => undefined;

export async function aLife(folder: string): Promise<Life> {
  const profile = join(folder, 'profile');
  const place = join(folder, 'drive');
  await mkdir(place);
  const app = await startNodeApp(profile);
  const first = await firstRun(app);
  await mustBe('done', app.vault.fillDemo(quiet));
  await anOldClient(app);
  await attachAndChange(app);
  await mustBe('changed', app.vault.changePassword(FAULTS_PASSWORD, NEXT_PASSWORD));
  const renewed = await app.vault.renewRecovery(NEXT_PASSWORD);
  if (renewed.kind !== 'prepared') throw new Error(renewed.kind);
  await mustBe('renewed', app.vault.finishRenewal());
  await newClient(app, 'Written under the new keys');
  await app.end();

  const later = await reopened(profile);
  const list = await later.vault.ask({
    name: 'clients',
    args: { filter: DESTROYED, view: 'all', from: 0, count: 5 },
  });
  const personId = list.rows[0]?.personId ?? '';
  await mustBe(
    'destroyed',
    later.vault.act({ name: 'destroy-records', args: { personId, password: NEXT_PASSWORD } }),
  );
  await later.end();

  const last = await reopened(profile);
  const placeId = await last.storage.choosePlace(place);
  const backedUp = await last.vault.backup(placeId, quiet, 'backup');
  if (backedUp.kind !== 'proven') throw new Error(JSON.stringify(backedUp));
  const exported = join(folder, 'all.casekeep');
  await mustBe('confirmed', last.vault.confirmSecret(NEXT_PASSWORD));
  await mustBe('done', last.vault.exportOneFile(last.storage.chooseTarget(exported), quiet, 'export'));
  const content = await last.vault.contentDigest();
  await last.end();
  return {
    drive: place,
    exported,
    password: NEXT_PASSWORD,
    recoveryKey: renewed.recoveryKey,
    replaced: { password: FAULTS_PASSWORD, recoveryKey: first.recoveryGroups.join(' ') },
    content,
    destroyedName: DESTROYED,
  };
}

async function reopened(profile: string): Promise<NodeApp> {
  const app = await startNodeApp(profile);
  await mustBe('open', app.unlock(NEXT_PASSWORD));
  return app;
}

async function newClient({ vault }: NodeApp, name: string, startedOn = '2026-11-02') {
  const person = { ...blankPerson, name, dateOfBirth: '1950-05-01' };
  const made = await vault.act({
    name: 'create-client',
    args: { person, service: 'Counselling', startedOn, fundedBy: 'self' },
  });
  if (made.kind !== 'saved') throw new Error(made.kind);
  return made;
}

async function anOldClient(app: NodeApp): Promise<void> {
  const { id, episodeId } = await newClient(app, DESTROYED, '2008-01-07');
  const file = new File(['A letter from long ago.'], 'letter.txt');
  await app.vault.addAttachment({ personId: id, episodeId, source: 'client' }, file, quiet, 'old');
  const args = { id: episodeId, status: 'ended', endedOn: '2010-02-01', service: 'Counselling' } as const;
  await mustBe('saved', app.vault.act({ name: 'change-episode', args }));
}

/** Names beyond ASCII, files of all sizes, a note that is long, one that is taken back. */
async function attachAndChange(app: NodeApp): Promise<void> {
  const { id, episodeId, undo } = await newClient(app, 'Zoë Ñandú-O’Neill 🗝️ "quoted" \\ and\ttab');
  for (const length of [0, 1000, 65_536, 300_000]) {
    const file = new File([Uint8Array.from({ length }, (_, at) => (at * 31) & 255)], `${length}.bin`);
    await mustBe(
      'added',
      app.vault.addAttachment({ personId: id, episodeId, source: 'client' }, file, quiet, 'add'),
    );
  }
  const fields = { themes: 'A long evening. '.repeat(3000), risk: '', plan: 'Go on.\n\u2028' };
  const note = { draftId: null, episodeId, appointmentId: null, sessionOn: '2026-11-20', riskOpen: false };
  await mustBe('saved', app.vault.act({ name: 'finish-note', args: { ...note, fields } }));
  const withdrawn = await newClient(app, 'Taken back');
  if (undo === null || withdrawn.undo === null) throw new Error('a new client cannot be undone');
  await mustBe('saved', app.vault.act({ name: 'undo', args: { token: withdrawn.undo } }));
}

async function mustBe(kind: string, outcome: Promise<{ readonly kind: string }>): Promise<void> {
  const said = await outcome;
  if (said.kind !== kind) throw new Error(`${JSON.stringify(said)} instead of ${kind}`);
}
