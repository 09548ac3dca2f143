import { addDays } from '../../../renderer/domain/day-arithmetic';
import { blankPerson } from '../../../renderer/domain/blank-person';
import { dependentsIn } from './dependents-in';
import { type Model, nthOf, type Plan, turnOf } from './model';
import type { StepOf } from './step';
import { allOf, put, type Standing, type Truth } from './truth';

export function changePractice(model: Model, { idle }: StepOf<'change-practice'>): Plan | null {
  const turn = turnOf(model);
  const [practice] = allOf(turn.truth, 'practice');
  if (practice === undefined) return null;
  const { kind: _kind, id: _id, createdAt: _createdAt, ...said } = { ...practice, idleMinutes: idle };
  put(turn.truth, { ...practice, idleMinutes: idle });
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'change-practice', args: { practice: said } }));
}

/** A small CSV: rows with a name, an e-mail address and a reference; a dirty one has a row that cannot be. */
export function importClients(model: Model, { rows, isDirty }: StepOf<'import'>): Plan {
  const turn = turnOf(model);
  const { truth, now, today } = turn;
  const words = Array.from({ length: rows }, () => turn.word());
  const mapping = { name: 'Name', email: 'Mail', dateOfBirth: 'Born', service: 'Work', startedOn: 'From' };
  const startedOn = addDays(today, -30);
  const people = words.map((word) => ({
    Name: `Imported ${word}`,
    Mail: `${word}@example.org`,
    Born: '1980-01-31',
    Work: `Work with ${word}`,
    From: startedOn,
  }));
  const bad = isDirty ? [{ Name: 'Nobody', Mail: '', Born: '1999-02-31', Work: '', From: startedOn }] : [];
  const runId = turn.unnamed();
  const ids: string[] = [];
  for (const { Name, Mail, Work } of people) {
    const [id, episodeId] = [turn.unnamed(), turn.unnamed()];
    ids.push(id, episodeId);
    const person = { ...blankPerson, name: Name, email: Mail, dateOfBirth: '1980-01-31' };
    put(truth, { kind: 'person', id, ...person, importedAs: '', createdAt: now });
    const work = { participants: [id], service: Work, status: 'active', startedOn, endedOn: null };
    put(truth, { kind: 'episode', id: episodeId, ...work, fundedBy: 'self', createdAt: now });
  }
  const said = { target: 'clients', headerKey: 'Name', mapping, dateOrder: 'iso' } as const;
  const counts = { imported: rows, refused: bad.length, recordIds: ids, undoneAt: null };
  put(truth, { kind: 'import-run', id: runId, ...said, importedAt: now, ...counts });
  return turn.plan('imported', ({ vault }) =>
    vault.importRows({ ...said, rows: [...people, ...bad] }, () => undefined, `import-${runId}`),
  );
}

/** Takes everything back that nobody has touched and on which nothing hangs that stays. */
export function undoImport(model: Model, { nth }: StepOf<'undo-import'>): Plan | null {
  const turn = turnOf(model);
  const { truth, now } = turn;
  const run = nthOf(allOf(truth, 'import-run'), nth);
  if (run === undefined) return null;
  const isPossible = run.undoneAt === null;
  if (isPossible) {
    const going = new Set<string>(run.recordIds.filter((id) => isUntouched(truth, id)));
    for (let before = -1; before !== going.size; ) {
      before = going.size;
      for (const id of going) {
        const record = truth.records[id]?.record;
        const people = record?.kind === 'episode' ? record.participants : [];
        if ([...dependentsIn(truth, id), ...people].some((one) => !going.has(one))) going.delete(id);
      }
    }
    for (const id of going) delete truth.records[id];
    put(truth, { ...run, undoneAt: now });
  }
  return turn.plan(isPossible ? 'saved' : 'invalid', ({ vault }) =>
    vault.act({ name: 'undo-import', args: { runId: run.id } }),
  );
}

/** Written once; or work that stands as it was first written down, but for its beginning. */
function isUntouched(truth: Truth, id: string): boolean {
  const record = truth.records[id]?.record;
  if (record === undefined) return false;
  if (truth.writings[id] === 1) return true;
  const first = truth.begun[id];
  return (
    record.kind === 'episode' &&
    first !== undefined &&
    JSON.stringify({ ...record, startedOn: '' }) === JSON.stringify({ ...first, startedOn: '' })
  );
}

/** Takes the nth act of this session back. */
export function undo(model: Model, { nth }: StepOf<'undo'>): Plan | null {
  const turn = turnOf(model);
  const { truth } = turn;
  // The last ones first: that is what people undo.
  const done = nthOf(model.book.toReversed(), Math.floor(nth / 3));
  if (done === undefined) return null;
  const own = new Set(done.steps.map(({ id }) => id));
  const isUntouched = done.steps.every(
    ({ id, before, left }) =>
      (truth.records[id]?.stand ?? null) === left &&
      (before !== null || dependentsIn(truth, id).every((one) => own.has(one))),
  );
  if (isUntouched && model.mistake !== 'undo-restores-nothing')
    for (const { id, before } of done.steps) standAgain(truth, id, before);
  const plan = turn.plan(isUntouched ? 'saved' : 'changed-since', ({ vault }) =>
    vault.act({ name: 'undo', args: { token: done.token } }),
  );
  return isUntouched ? { ...plan, takesBack: done.token } : plan;
}

function standAgain(truth: Truth, id: string, before: Standing | null): void {
  if (before === null) delete truth.records[id];
  else truth.records[id] = before;
}
