import { type Model, nthOf, type Plan, turnOf } from './model';
import { countsOf, dueOf, keptOf, ownerOf } from './plain-facts';
import type { StepOf } from './step';
import { allOf, clientsOf, copyOf, put, type Truth, unitNameOf } from './truth';

export function changePassword(model: Model, { isWrong }: StepOf<'change-password'>): Plan {
  const turn = turnOf(model);
  const next = `four words and ${turn.word()}`;
  const { password } = model.world;
  const plan = turn.plan(isWrong ? 'wrong-secret' : 'changed', ({ vault }) =>
    vault.changePassword(isWrong ? `not ${password}` : password, next),
  );
  return isWrong ? plan : { ...plan, after: { ...plan.after, password: next } };
}

/** Somebody knows the password, or it was forgotten: the recovery key makes a new one, with new keys. */
export function passwordByRecoveryKey(model: Model): Plan | null {
  const { recovery } = model.world;
  if (recovery === null) return null;
  const turn = turnOf(model);
  const next = `five words and ${turn.word()}`;
  const plan = turn.plan('changed', ({ vault }) => vault.changePassword(recovery, next));
  return { ...plan, after: { ...plan.after, password: next } };
}

/** Shown first, put in place afterwards; when the answer does not come, nobody knows which of the two opens. */
export function renewRecovery(model: Model): Plan {
  const plan = turnOf(model).plan('renewed', async ({ vault }) => {
    const prepared = await vault.renewRecovery(model.world.password);
    if (prepared.kind !== 'prepared') return prepared;
    return { ...(await vault.finishRenewal()), recoveryKey: prepared.recoveryKey };
  });
  return { ...plan, after: { ...plan.after, recovery: null } };
}

export function backup(model: Model, { drive }: StepOf<'backup'>): Plan {
  const turn = turnOf(model);
  const { truth, now } = turn;
  const copy = { ...model.world, truth: { ...copyOf(truth), drafts: {} } };
  const { placeId } = model.drives[drive];
  const known = allOf(truth, 'drive').find((one) => one.placeId === placeId);
  const records = Object.values(countsOf(truth)).reduce((sum, count) => sum + count, 0);
  put(truth, {
    kind: 'drive',
    id: known?.id ?? turn.unnamed(),
    placeId: placeId ?? '',
    label: known?.label ?? 'Backup drive',
    keptWhere: '',
    lastCopyAt: now,
    lastProvenAt: now,
    lastPracticeRestoreAt: known?.lastPracticeRestoreAt ?? null,
    lastVerdict: 'proven',
    records,
    destroyedUpTo: null,
  });
  const plan = turn.plan('proven', async ({ vault, placeOf }) =>
    vault.backup(await placeOf(drive), () => undefined, `backup-${now}`),
  );
  return { ...plan, onto: { drive, copy } };
}

/** Proves the copy of this very vault; one of before a change of keys, or of another branch, is none. */
export function practiceRestore(model: Model, { drive }: StepOf<'practice-restore'>): Plan | null {
  const turn = turnOf(model);
  const { copies, placeId } = model.drives[drive];
  const [copy] = copies;
  const { world } = model;
  const known = allOf(turn.truth, 'drive').find((one) => one.placeId === placeId);
  if (copies.length !== 1 || copy === undefined || copy === null || known === undefined) return null;
  if (copy.branch !== world.branch || copy.password !== world.password || copy.recovery !== world.recovery)
    return null;
  put(turn.truth, { ...known, lastPracticeRestoreAt: turn.now });
  return turn.plan('whole', async ({ vault, placeOf }) =>
    vault.practiceRestore(await placeOf(drive), () => undefined, `practice-${turn.now}`),
  );
}

/** Everything of a person, once it is due and nothing holds it. */
export function destroy(model: Model, { nth, isWrong }: StepOf<'destroy'>): Plan | null {
  const turn = turnOf(model);
  const { truth, now, today } = turn;
  const clients = clientsOf(truth);
  const due = clients.filter(({ id }) => wordOf(model, id) === 'destroyed');
  const person = nthOf(due.length > 0 ? due : clients, nth);
  if (person === undefined) return null;
  const { id } = person;
  const password = isWrong ? `not ${model.world.password}` : model.world.password;
  const said = wordOf(model, id);
  const wanted = said === 'destroyed' && isWrong ? 'wrong-secret' : said;
  const plan = turn.plan(wanted, ({ vault }) =>
    vault.act({ name: 'destroy-records', args: { personId: id, password } }),
  );
  if (wanted !== 'destroyed') return plan;
  const finding = dueOf(truth, id, model.nowMs);
  const { units, contacts, isStillNamed, detached } = unitsOf(truth, id);
  const counts = {
    ...(contacts.length + (isStillNamed ? 0 : 1) > 0
      ? { person: contacts.length + (isStillNamed ? 0 : 1) }
      : {}),
    episode: 1,
    ...keptOf(truth, id),
  };
  for (const [word, { about }] of Object.entries(truth.drafts))
    if (ownerOf(truth, about) === id) delete truth.drafts[word];
  for (const one of detached) delete truth.records[one];
  truth.unitsGone.push(...units);
  withoutDestroyed(truth);
  put(truth, {
    kind: 'certificate',
    id: turn.unnamed(),
    destroyedOn: today,
    destroyedAt: now,
    dueOn: finding.kind === 'due-on' ? finding.on : null,
    rule: '',
    counts,
    method: '',
    subjectHash: '0'.repeat(64),
    unitIds: [],
  });
  return { ...plan, restarts: true };
}

/** Takes out of a truth what was destroyed: no copy brings it back. */
export function withoutDestroyed(truth: Truth): void {
  const gone = new Set(truth.unitsGone);
  for (const { record } of Object.values(truth.records))
    if (gone.has(unitNameOf(record))) delete truth.records[record.id];
}

function wordOf(model: Model, personId: string): string {
  const finding = dueOf(model.world.truth, personId, model.nowMs);
  if (finding.kind === 'due-on') return finding.isDue ? 'destroyed' : 'not-due';
  return finding.kind === 'held' || finding.kind === 'needs-date-of-birth' ? finding.kind : 'not-due';
}

/** A page that another client's page still names stays; people who are known only through this one go as well. */
function unitsOf(truth: Truth, personId: string) {
  const relations = allOf(truth, 'relation');
  const clients = new Set<string>(clientsOf(truth).map(({ id }) => id));
  const isStillNamed = relations.some(({ otherId }) => otherId === personId);
  const own = relations.filter(({ clientId }) => clientId === personId);
  const contacts = [...new Set(own.map(({ otherId }) => otherId))].filter(
    (other) =>
      !clients.has(other) &&
      relations.filter(({ otherId }) => otherId === other).every(({ clientId }) => clientId === personId),
  );
  const work = allOf(truth, 'episode').filter(({ participants }) =>
    participants.some((id) => id === personId),
  );
  const units = [
    ...(isStillNamed ? [] : [`identity|${personId}`]),
    ...contacts.map((id) => `identity|${id}`),
    ...['consents', 'clinical', 'files'].map((kind) => `${kind}|${personId}`),
    ...work.flatMap(({ id }) => [`appointments|${id}`, `clinical|${id}`]),
  ];
  return { units, contacts, isStillNamed, detached: isStillNamed ? own.map(({ id }) => id) : [] };
}
