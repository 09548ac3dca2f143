import { blankPerson } from '../../../../renderer/domain/blank-person';
import { newId } from '../../../../renderer/vault/crypto/random-id';
import { firstRun, startNodeApp } from '../../node-app';

/** Markup in the place of words. Rendered, it would leave an element, an effect, or both. */
export function hostile(where: string): string {
  return `<b data-hostile>H${where}</b><img src=x onerror="window.casekeepRan=1"><script>window.casekeepRan=1</script>`;
}

export const HOSTILE_FILE = 'Hfile<img src=x onerror=window.casekeepRan=1 data-hostile>.txt';
export const HOSTILE_PAGE = 'Hpage<b data-hostile>.html';
const TODAY = new Date().toISOString().slice(0, 10);

/** A vault in which every text that a person can write is markup; made by the vault's real code in Node. */
export async function hostileVault(profile: string): Promise<void> {
  const app = await startNodeApp(profile);
  await firstRun(app);
  const { vault } = app;
  const must = async <Outcome extends { readonly kind: string }>(act: Promise<Outcome>) => {
    const outcome = await act;
    if (outcome.kind !== 'saved' && outcome.kind !== 'added') throw new Error(JSON.stringify(outcome));
    return outcome;
  };
  const person = {
    ...blankPerson,
    name: hostile('name'),
    title: '<b data-hostile>Ht</b>',
    preferredName: '<b data-hostile>Hcalled</b>',
    pronouns: '<b data-hostile>Hpro</b>',
    gender: '<b data-hostile>Hgender</b>',
    email: '',
    address: hostile('address'),
    organisation: '<b data-hostile>Horg</b>',
  };
  const service = '<b data-hostile>Hservice</b>';
  const created = await vault.act({
    name: 'create-client',
    args: { person, service, startedOn: TODAY, fundedBy: 'self' },
  });
  if (created.kind !== 'saved') throw new Error(JSON.stringify(created));
  const { id: personId, episodeId } = created;
  const other = { person: { ...person, name: hostile('relation') } };
  const relation = { role: 'other', parentalResponsibility: false, mayContact: 'no' } as const;
  await must(vault.act({ name: 'add-relation', args: { clientId: personId, other, relation } }));
  const fields = { themes: hostile('note'), risk: hostile('risk'), plan: hostile('plan') };
  const note = await vault.act({
    name: 'finish-note',
    args: { draftId: null, episodeId, appointmentId: null, sessionOn: TODAY, fields, riskOpen: true },
  });
  if (note.kind !== 'saved') throw new Error(JSON.stringify(note));
  const amendment = { draftId: null, noteId: note.id, text: hostile('amendment'), reason: hostile('reason') };
  await must(vault.act({ name: 'amend-note', args: { ...amendment, closesRisk: false } }));
  const appointment = {
    episodeId,
    startsAt: `${TODAY}T11:00`,
    minutes: 50,
    type: 'session',
    place: '<b data-hostile>Hplace</b>',
  } as const;
  await must(vault.act({ name: 'book-appointment', args: { appointment, repeat: null } }));
  const hold = { personId, reason: 'complaint', remark: hostile('hold') } as const;
  await must(vault.act({ name: 'place-hold', args: hold }));
  await must(
    vault.act({
      name: 'keep-draft',
      args: {
        draftId: newId(),
        about: { kind: 'note', episodeId, appointmentId: null, sessionOn: TODAY },
        fields: { themes: hostile('draft') },
      },
    }),
  );
  for (const name of [HOSTILE_FILE, HOSTILE_PAGE]) {
    const type = name.endsWith('.html') ? 'text/html' : 'text/plain';
    const file = new File([hostile('content')], name, { type });
    const about = { personId, episodeId, source: 'practice' } as const;
    await must(vault.addAttachment(about, file, () => undefined, name));
  }
  const practice = await vault.ask({ name: 'practice', args: {} });
  const { kind: _kind, id: _id, createdAt: _createdAt, ...rest } = practice;
  const changed = { ...rest, name: hostile('practice'), therapist: hostile('therapist') };
  await must(
    vault.act({ name: 'change-practice', args: { practice: { ...changed, contact: hostile('contact') } } }),
  );
  await app.end();
}
