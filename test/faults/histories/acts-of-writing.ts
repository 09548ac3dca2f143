import { newId } from '../../../renderer/vault/crypto/random-id';
import type { DraftAbout } from '../../../renderer/vault/commands';
import { type Model, nthOf, type Plan, type Turn, turnOf } from './model';
import type { StepOf } from './step';
import { allOf, clientsOf, put, sha256Of, type TrueDraft, type Truth, workOf } from './truth';

/** Long enough now and then that padding and pieces differ. */
function textOf(word: string, nth: number): string {
  return `It was quiet. ${word}. ${'Sleep is better. '.repeat(nth * 9)}`;
}

export function keepDraft(model: Model, { nth, about: kind }: StepOf<'keep-draft'>): Plan | null {
  const turn = turnOf(model);
  const about = aboutOf(turn, nth, kind);
  if (about === null) return null;
  const word = turn.word();
  return kept(turn, word, {
    draftId: newId(),
    about,
    fields: { text: textOf(word, nth) },
    savedAt: turn.now,
  });
}

function aboutOf(
  { truth, today }: Turn,
  nth: number,
  kind: StepOf<'keep-draft'>['about'],
): DraftAbout | null {
  const person = nthOf(clientsOf(truth), nth);
  const note = nthOf(allOf(truth, 'session-note'), nth);
  switch (kind) {
    case 'client':
      return { kind: 'client', personId: nth % 2 === 0 ? null : (person?.id ?? null) };
    case 'amendment':
      return note === undefined ? null : { kind: 'amendment', noteId: note.id, episodeId: note.episodeId };
    case 'note':
      return person === undefined
        ? null
        : { kind: 'note', episodeId: workOf(truth, person.id).id, appointmentId: null, sessionOn: today };
  }
}

/** The next pause in typing into the same form. */
export function typeOn(model: Model, { nth }: StepOf<'type-on'>): Plan | null {
  const turn = turnOf(model);
  const found = nthOf(draftsOf(turn.truth), nth);
  if (found === undefined) return null;
  const [word, draft] = found;
  const text = `${draft.fields['text'] ?? ''} And on.`;
  return kept(turn, word, { ...draft, fields: { text }, savedAt: turn.now });
}

function kept(turn: Turn, word: string, draft: TrueDraft): Plan {
  turn.truth.drafts[word] = draft;
  const { draftId, about, fields } = draft;
  return turn.plan('saved', ({ vault }) =>
    vault.act({ name: 'keep-draft', args: { draftId, about, fields } }),
  );
}

export function dropDraft(model: Model, { nth }: StepOf<'drop-draft'>): Plan | null {
  const turn = turnOf(model);
  const found = nthOf(draftsOf(turn.truth), nth);
  if (found === undefined) return null;
  const [word, { draftId }] = found;
  delete turn.truth.drafts[word];
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'drop-draft', args: { draftId } }));
}

function draftsOf(truth: Truth): readonly (readonly [string, TrueDraft])[] {
  return Object.entries(truth.drafts);
}

/** A note takes its draft's id, unless something stands under that id already. */
function draftFor(
  { truth }: Turn,
  isMeant: (about: DraftAbout) => boolean,
): { readonly word: string | null; readonly draftId: string | null } {
  const found = draftsOf(truth).find(([, draft]) => isMeant(draft.about));
  if (found === undefined) return { word: null, draftId: null };
  return { word: found[0], draftId: found[1].draftId };
}

export function finishNote(model: Model, { nth, from, risk }: StepOf<'finish-note'>): Plan | null {
  const turn = turnOf(model);
  const { truth, now, today } = turn;
  const person = nthOf(clientsOf(truth), nth);
  if (person === undefined) return null;
  const work = workOf(truth, person.id);
  const { word, draftId } =
    from === 'draft'
      ? draftFor(turn, (about) => about.kind === 'note' && about.episodeId === work.id)
      : { word: null, draftId: null };
  const session = allOf(truth, 'appointment').find(
    ({ episodeId, startsAt }) => episodeId === work.id && startsAt.slice(0, 10) <= today,
  );
  const about = from === 'session' ? session : undefined;
  const note = {
    episodeId: work.id,
    appointmentId: about?.id ?? null,
    sessionOn: about?.startsAt.slice(0, 10) ?? today,
    fields: { themes: textOf(turn.word(), nth), risk: risk ? 'Said so.' : '', plan: 'Go on.' },
    riskOpen: risk,
  };
  const stoodThere = draftId !== null && truth.records[draftId] !== undefined;
  const id = draftId !== null && !stoodThere ? draftId : turn.unnamed();
  put(truth, { kind: 'session-note', id, participants: work.participants, ...note, finishedAt: now });
  if (word !== null) delete truth.drafts[word];
  return turn.plan('saved', async ({ vault }) =>
    notUndoable(await vault.act({ name: 'finish-note', args: { draftId, ...note } })),
  );
}

export function amend(model: Model, { nth, closes, fromDraft }: StepOf<'amend'>): Plan | null {
  const turn = turnOf(model);
  const { truth, now } = turn;
  const note = nthOf(allOf(truth, 'session-note'), nth);
  if (note === undefined) return null;
  const { word, draftId } = fromDraft
    ? draftFor(turn, (about) => about.kind === 'amendment' && about.noteId === note.id)
    : { word: null, draftId: null };
  const said = { noteId: note.id, text: `Added: ${turn.word()}`, reason: 'Left out', closesRisk: closes };
  const { episodeId, participants } = note;
  if (model.mistake !== 'amendments-are-forgotten') {
    const stoodThere = draftId !== null && truth.records[draftId] !== undefined;
    const id = draftId !== null && !stoodThere ? draftId : turn.unnamed();
    put(truth, { kind: 'amendment', id, episodeId, participants, ...said, amendedAt: now });
  }
  if (word !== null) delete truth.drafts[word];
  return turn.plan('saved', async ({ vault }) =>
    notUndoable(await vault.act({ name: 'amend-note', args: { draftId, ...said } })),
  );
}

/** What is finished stays: the vault may not offer to take it back. */
function notUndoable<Outcome extends { readonly kind: string }>(outcome: Outcome): { readonly kind: string } {
  const undo = 'undo' in outcome ? outcome.undo : null;
  return undo === null ? outcome : { kind: `${outcome.kind}, and can be undone` };
}

export function attach(model: Model, { nth, bytes }: StepOf<'attach'>): Plan | null {
  const turn = turnOf(model);
  const person = nthOf(clientsOf(turn.truth), nth);
  if (person === undefined) return null;
  const name = `scan ${turn.word()}.bin`;
  // No signature of any kind of file, so that its kind stays unknown.
  const content = Uint8Array.from({ length: bytes }, (_, at) => (at === 0 ? 3 : (at * 31 + bytes) & 255));
  const id = turn.unnamed();
  const about = { personId: person.id, episodeId: null, source: 'client' } as const;
  put(turn.truth, {
    kind: 'attachment',
    id,
    ...about,
    name,
    mediaType: 'application/octet-stream',
    bytes,
    fileId: newId(),
    digest: '0'.repeat(64),
    addedAt: turn.now,
  });
  turn.truth.files[id] = sha256Of(content);
  return turn.plan('added', ({ vault }) =>
    vault.addAttachment(about, new File([content], name), () => undefined, `add-${name}`),
  );
}

export function detach(model: Model, { nth }: StepOf<'detach'>): Plan | null {
  const turn = turnOf(model);
  const attachment = nthOf(allOf(turn.truth, 'attachment'), nth);
  if (attachment === undefined) return null;
  const { id } = attachment;
  delete turn.truth.records[id];
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'remove-attachment', args: { id } }));
}
