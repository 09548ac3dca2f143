import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { blankPerson } from '../../../renderer/domain/blank-person';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { FAULTS_PASSWORD, firstRun, type NodeApp } from '../node-app';
import type { Said } from './said';
import { startOn } from './start-on';

/** Sessions of a series: booked in one act, so there are all of them or none. */
export const SERIES = 4;
export const OLD_CLIENT = 'Olive Past';
export const EXPORT_NAME = 'archive.casekeep';
const SECOND_PASSWORD = 'a lamp beside the reading chair';

/** Where a life takes place, and who writes down what was said and how the store stands. */
export interface Surroundings {
  readonly root: string;
  readonly storeName: string;
  readonly say: (what: Said) => void;
  /** `opened`: by an unlock; else by an act, which the store follows as soon as its frames are durable. */
  readonly keepStore: (app: NodeApp, when?: 'opened') => Promise<void>;
  /** A start removed the store's folder: from here on it is not there. */
  readonly storeGone: () => void;
}

/** Everything a practice does with its vault, from the first run to work after a restore. */
export async function wholeLife(around: Surroundings): Promise<void> {
  const { root, say, keepStore } = around;
  const profile = join(root, 'profile');
  const start = () => startOn(profile, around.storeName, around.storeGone);
  const restart = async (before: NodeApp, password: string) => {
    await before.end();
    const app = await start();
    must(await app.unlock(password), 'open');
    await keepStore(app, 'opened');
    return app;
  };

  let app = await start();
  const prepared = await firstRun(app);
  say({ kind: 'made', password: FAULTS_PASSWORD, recoveryKey: prepared.recoveryGroups.join(' ') });
  const life = (now: NodeApp) => ({ ...around, app: now });
  await writeFor(life(app), 'Ada Winter');
  await anOldClient(life(app));

  say({ kind: 'changing-password', password: SECOND_PASSWORD });
  must(await app.vault.changePassword(FAULTS_PASSWORD, SECOND_PASSWORD), 'changed');
  say({ kind: 'password-changed', password: SECOND_PASSWORD });
  const renewed = await app.vault.renewRecovery(SECOND_PASSWORD);
  if (renewed.kind !== 'prepared') throw new Error(renewed.kind);
  say({ kind: 'renewing-recovery' });
  must(await app.vault.finishRenewal(), 'renewed');
  say({ kind: 'recovery-renewed', recoveryKey: renewed.recoveryKey });

  const drive = join(root, 'drive');
  const placeId = await app.storage.choosePlace(drive);
  say({ kind: 'place-chosen', placeId });
  await backUp(life(app), placeId);
  await changeIdleMinutes(life(app), 9);
  app = await restart(app, SECOND_PASSWORD);
  await writeFor(life(app), 'Bo Ñandú');
  must(await app.vault.confirmSecret(SECOND_PASSWORD), 'confirmed');
  must(
    await app.vault.exportOneFile(
      app.storage.chooseTarget(join(root, 'exports', EXPORT_NAME)),
      quiet,
      'export',
    ),
    'done',
  );
  say({ kind: 'exported', name: EXPORT_NAME });

  await destroy(life(app));
  app = await restart(app, SECOND_PASSWORD);
  await backUp(life(app), placeId);
  await writeFor(life(app), 'Cy Vale');
  await app.end();
  app = await start();
  await app.storage.storage.copyWhileLocked(placeId);
  must(await app.unlock(SECOND_PASSWORD), 'open');
  await backUp(life(app), placeId);

  await app.end();
  app = await start();
  await restore(life(app), drive);
  app = await restart(app, SECOND_PASSWORD);
  await writeFor(life(app), 'Di Moor');
  await backUp(life(app), placeId);
  await app.end();
}

interface Life extends Surroundings {
  readonly app: NodeApp;
}

/** A client with a series of sessions, a note that was typed in pauses, files and a draft that stays open. */
async function writeFor(life: Life, name: string): Promise<void> {
  const { app, say, keepStore } = life;
  const { personId, episodeId } = await create(life, name, null, '2026-11-02');
  const startsAt = '2026-12-07T10:00';
  const series = await app.vault.act({
    name: 'book-appointment',
    args: {
      appointment: { episodeId, startsAt, minutes: 50, type: 'session', place: 'Room 1' },
      repeat: { everyWeeks: 1, count: SERIES },
    },
  });
  must(series, 'saved');
  say({ kind: 'session', client: name, startsAt });
  await keepStore(app);

  const draftId = newId();
  let themes = '';
  for (let pause = 0; pause < 3; pause += 1) {
    themes += `Pause ${pause} of ${name}. ${randomBytes(200).toString('hex')} `;
    must(await app.vault.act({ name: 'keep-draft', args: draftOf(draftId, episodeId, themes) }), 'saved');
    say({ kind: 'draft', client: name, text: themes });
  }
  await finish(life, name, episodeId, draftId, themes);
  await attach(life, name, personId, 700);
  await attach(life, name, personId, 70_000);
  const left = `Left open about ${name}. ${randomBytes(300).toString('hex')}`;
  must(await app.vault.act({ name: 'keep-draft', args: draftOf(newId(), episodeId, left) }), 'saved');
  say({ kind: 'draft', client: name, text: left });
}

function draftOf(draftId: string, episodeId: string, themes: string) {
  const about = { kind: 'note', episodeId, appointmentId: null, sessionOn: '2026-11-23' } as const;
  return { draftId, about, fields: { themes, risk: '', plan: '', riskOpen: '' } };
}

async function create(life: Life, name: string, dateOfBirth: string | null, startedOn: string) {
  const person = { ...blankPerson, name, ...(dateOfBirth === null ? {} : { dateOfBirth }) };
  const created = await life.app.vault.act({
    name: 'create-client',
    args: { person, service: 'Counselling', startedOn, fundedBy: 'self' },
  });
  if (created.kind !== 'saved') throw new Error(created.kind);
  life.say({ kind: 'client', client: name });
  await life.keepStore(life.app);
  return { personId: created.id, episodeId: created.episodeId };
}

async function finish(life: Life, client: string, episodeId: string, draftId: string, themes: string) {
  const fields = { themes, risk: '', plan: '' };
  const facts = { draftId, episodeId, appointmentId: null, sessionOn: '2009-03-02', riskOpen: false };
  must(await life.app.vault.act({ name: 'finish-note', args: { ...facts, fields } }), 'saved');
  life.say({ kind: 'note', client, text: themes });
  life.say({ kind: 'draft-done', client });
  await life.keepStore(life.app);
}

async function attach({ app, say, keepStore }: Life, client: string, personId: string, length: number) {
  const bytes = randomBytes(length);
  const name = `scan of ${length} bytes.bin`;
  const about = { personId, episodeId: null, source: 'client' } as const;
  const added = await app.vault.addAttachment(about, new File([bytes], name), quiet, `add ${name}`);
  must(added, 'added');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  say({ kind: 'file', client, name, sha256 });
  await keepStore(app);
}

/** Somebody whose records fell due long ago. */
async function anOldClient(life: Life): Promise<void> {
  const { personId, episodeId } = await create(life, OLD_CLIENT, '1950-05-01', '2008-01-07');
  await finish(life, OLD_CLIENT, episodeId, newId(), `What was said long ago. ${'It rained. '.repeat(30)}`);
  await attach(life, OLD_CLIENT, personId, 5000);
  const ended = { id: episodeId, status: 'ended', endedOn: '2010-02-01', service: 'Counselling' } as const;
  must(await life.app.vault.act({ name: 'change-episode', args: ended }), 'saved');
  await life.keepStore(life.app);
}

async function destroy({ app, say }: Life): Promise<void> {
  const list = await app.vault.ask({
    name: 'clients',
    args: { filter: OLD_CLIENT, view: 'all', from: 0, count: 1 },
  });
  const personId = list.rows[0]?.personId ?? '';
  say({ kind: 'destroying', client: OLD_CLIENT });
  must(
    await app.vault.act({ name: 'destroy-records', args: { personId, password: SECOND_PASSWORD } }),
    'destroyed',
  );
  say({ kind: 'destroyed', client: OLD_CLIENT });
}

async function changeIdleMinutes({ app, say }: Life, minutes: number): Promise<void> {
  const { state } = app.storage.storage.stores;
  await state.change((now) => ({ ...now, preferences: { ...now.preferences, idleMinutes: minutes } }));
  say({ kind: 'idle-minutes', minutes });
}

async function backUp({ app, say, keepStore }: Life, placeId: string): Promise<void> {
  const outcome = await app.vault.backup(placeId, quiet, newId());
  if (outcome.kind !== 'proven') throw new Error(JSON.stringify(outcome));
  say({ kind: 'proven', records: outcome.records });
  await keepStore(app);
}

/** The drive holds everything but the drafts, which belong to the laptop: those are let go of first. */
async function restore({ app, say }: Life, drive: string): Promise<void> {
  const sourceId = await app.storage.chooseSource(drive);
  const secret = { kind: 'password', password: SECOND_PASSWORD } as const;
  must(await app.vault.verifySource(sourceId, secret, quiet, 'verify'), 'whole');
  say({ kind: 'restoring' });
  must(await app.vault.installSource(sourceId, quiet), 'done');
  say({ kind: 'restored' });
}

function quiet(): void {}

function must(outcome: { readonly kind: string }, wanted: string): void {
  if (outcome.kind !== wanted) throw new Error(`wanted ${wanted}: ${JSON.stringify(outcome)}`);
}
