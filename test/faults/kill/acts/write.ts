import { createHash, randomBytes } from 'node:crypto';
import { blankPerson } from '../../../../renderer/domain/blank-person';
import type { Vault } from '../../../../renderer/vault/api';
import { newId } from '../../../../renderer/vault/crypto/random-id';
import { type Hand, marked } from '../hand';

/** Sessions of a series: booked in one act, so there are all of them or none. */
export const SERIES = 4;
const FIRST_SESSION = '2027-01-04T10:00';

export interface MadeClient {
  readonly name: string;
  readonly personId: string;
  readonly episodeId: string;
}

export async function addClient(
  vault: Vault,
  hand: Hand,
  name: string,
  since: { readonly startedOn: string; readonly dateOfBirth: string | null } = {
    startedOn: '2026-11-02',
    dateOfBirth: null,
  },
): Promise<MadeClient> {
  const { startedOn, dateOfBirth } = since;
  const created = await vault.act({
    name: 'create-client',
    args: {
      person: { ...blankPerson, name, dateOfBirth },
      service: 'Counselling',
      startedOn,
      fundedBy: 'self',
    },
  });
  if (created.kind !== 'saved') {
    hand.refused('create-client', created);
    throw new Error('no client');
  }
  hand.record({ kind: 'client', name });
  return { name, personId: created.id, episodeId: created.episodeId };
}

export async function book(vault: Vault, hand: Hand, { name, episodeId }: MadeClient): Promise<string> {
  const outcome = await vault.act({
    name: 'book-appointment',
    args: {
      appointment: { episodeId, startsAt: FIRST_SESSION, minutes: 50, type: 'session', place: 'Room 1' },
      repeat: { everyWeeks: 1, count: SERIES },
    },
  });
  if (outcome.kind === 'saved') hand.record({ kind: 'session', client: name, startsAt: FIRST_SESSION });
  else hand.refused('book-appointment', outcome);
  return outcome.kind === 'saved' ? (outcome.ids[0] ?? '') : '';
}

/** As a person types: a draft that grows; answers its id and what stands in it. */
export async function keepDraft(vault: Vault, hand: Hand, { name, episodeId }: MadeClient, pauses = 3) {
  const draftId = newId();
  const about = { kind: 'note', episodeId, appointmentId: null, sessionOn: '2026-11-23' } as const;
  let themes = `Note ${draftId.slice(0, 8)}.`;
  for (let pause = 0; pause < pauses; pause += 1) {
    themes = `${themes} Word ${pause} ${randomBytes(100).toString('hex')}.`;
    const fields = { themes, risk: '', plan: '', riskOpen: '' };
    const kept = await vault.act({ name: 'keep-draft', args: { draftId, about, fields } });
    if (kept.kind === 'saved') hand.record({ kind: 'draft', client: name, text: themes });
    else hand.refused('keep-draft', kept);
  }
  return { draftId, themes };
}

export async function writeNote(
  vault: Vault,
  hand: Hand,
  client: MadeClient,
  sessionOn = '2026-11-23',
): Promise<void> {
  const { draftId, themes } = await keepDraft(vault, hand, client);
  const finished = await vault.act({
    name: 'finish-note',
    args: {
      draftId,
      episodeId: client.episodeId,
      appointmentId: null,
      sessionOn,
      fields: { themes, risk: '', plan: '' },
      riskOpen: false,
    },
  });
  if (finished.kind !== 'saved') return hand.refused('finish-note', finished);
  hand.record({ kind: 'note', client: client.name, text: themes });
  hand.record({ kind: 'draft-done', client: client.name });
}

export async function attach(vault: Vault, hand: Hand, client: MadeClient, bytes: number) {
  const content = randomBytes(bytes);
  const name = `scan-${content.toString('hex', 0, 4)}.bin`;
  const outcome = await vault.addAttachment(
    { personId: client.personId, episodeId: client.episodeId, source: 'client' },
    new File([content], name),
    () => undefined,
    `add-${name}`,
  );
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (outcome.kind === 'added') hand.record({ kind: 'file', client: client.name, name, sha256 });
  else hand.refused('add-attachment', outcome);
  return { id: outcome.kind === 'added' ? outcome.id : '', name };
}

/** Goes on writing as a person does: client, series, notes and a draft that stays one. */
export async function writing(vault: Vault, hand: Hand, name: string): Promise<void> {
  await marked(hand, 'write', async () => {
    const client = await addClient(vault, hand, name);
    await book(vault, hand, client);
    await writeNote(vault, hand, client);
    await keepDraft(vault, hand, client, 2);
  });
}

export async function attaching(vault: Vault, hand: Hand, name: string): Promise<void> {
  const client = await addClient(vault, hand, name);
  for (const bytes of [20_000, 400_000, 150_000])
    await marked(hand, 'attach', () => attach(vault, hand, client, bytes));
}

/** A client of its own each time, so that each has keys of its own: the keyring is rewritten before anything of it is. */
export async function makingKeys(vault: Vault, hand: Hand, name: string): Promise<void> {
  for (let nth = 0; nth < 5; nth += 1)
    await marked(hand, 'keyring', () => addClient(vault, hand, `${name}-${nth}`));
}
