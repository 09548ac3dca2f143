import type { NodeApp } from '../../node-app';
import { FAULTS_PASSWORD } from '../../node-app';
import { type Hand, marked } from '../hand';
import { addClient, attach, book, keepDraft, writeNote } from './write';

/** A file, a series and a draft, each taken back by one act. */
export async function withdrawing({ vault }: NodeApp, hand: Hand, name: string): Promise<void> {
  const client = await addClient(vault, hand, name);
  const file = await attach(vault, hand, client, 10_000);
  const appointment = await book(vault, hand, client);
  const { draftId } = await keepDraft(vault, hand, client, 1);
  const acts = [
    {
      what: 'file',
      about: file.name,
      act: () => vault.act({ name: 'remove-attachment', args: { id: file.id } }),
    },
    {
      what: 'sessions',
      about: '',
      act: () =>
        vault.act({ name: 'remove-appointment', args: { id: appointment, scope: 'this-and-later' } }),
    },
    { what: 'draft', about: '', act: () => vault.act({ name: 'drop-draft', args: { draftId } }) },
  ] as const;
  for (const { what, about, act } of acts) {
    const entry = { what, client: name, name: about };
    hand.record({ kind: 'removing', ...entry });
    await marked(hand, 'withdraw', async () => {
      const outcome = await act();
      if (outcome.kind === 'saved') hand.record({ kind: 'removed', ...entry });
      else hand.refused(`taking away: ${what}`, outcome);
    });
  }
}

/** Somebody whose records fell due long ago, with a note and a file. */
export async function addOldClient({ vault }: NodeApp, hand: Hand, name: string): Promise<string> {
  const client = await addClient(vault, hand, name, { startedOn: '2008-01-07', dateOfBirth: '1950-05-01' });
  await writeNote(vault, hand, client, '2009-03-02');
  await attach(vault, hand, client, 30_000);
  const ended = await vault.act({
    name: 'change-episode',
    args: { id: client.episodeId, status: 'ended', endedOn: '2010-02-01', service: 'Counselling' },
  });
  if (ended.kind !== 'saved') hand.refused('change-episode', ended);
  return client.personId;
}

/** The act itself; what it leaves to be finished is finished by the next unlock, which is a part of it. */
export async function destroying(
  { vault }: NodeApp,
  hand: Hand,
  name: string,
  personId: string,
  password = FAULTS_PASSWORD,
): Promise<void> {
  hand.record({ kind: 'destroying', client: name });
  hand.began('destroy');
  const outcome = await vault.act({ name: 'destroy-records', args: { personId, password } });
  if (outcome.kind === 'destroyed') hand.record({ kind: 'destroyed', client: name });
  else hand.refused('destroy-records', outcome);
}
