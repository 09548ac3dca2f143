import { blankPerson } from '../../../renderer/domain/blank-person';
import { newId } from '../../../renderer/vault/crypto/random-id';
import type { NodeApp } from '../node-app';

export interface OldClient {
  readonly name: string;
  readonly personId: string;
  /** What its units belong to: the person and the episode. */
  readonly owners: ReadonlySet<string>;
}

/** Somebody whose records fell due long ago: a page, a note, a letter, a form that was never finished. */
export async function anOldClient({ vault }: NodeApp, name: string): Promise<OldClient> {
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
    name: 'keep-draft',
    args: {
      draftId: newId(),
      about: { kind: 'note', episodeId, appointmentId: null, sessionOn: '2009-03-09' },
      fields: { themes: `Never finished about ${name}.` },
    },
  });
  await vault.act({
    name: 'change-episode',
    args: { id: episodeId, status: 'ended', endedOn: '2010-02-01', service: 'Counselling' },
  });
  return { name, personId, owners: new Set([personId, episodeId]) };
}
