import { z } from 'zod';

/** Numbers in steps are turned round to what is there: the nth of the clients, of the notes … */
const nth = z.number().int().min(0).max(9);
const drive = z.enum(['A', 'B']);

const acts = [
  z.object({ do: z.literal('add-client'), born: nth, began: nth }),
  z.object({ do: z.literal('change-person'), nth, isStale: z.boolean() }),
  z.object({ do: z.literal('change-work'), nth, status: z.enum(['active', 'ended', 'archived']) }),
  z.object({ do: z.literal('relate'), nth, other: nth, isNew: z.boolean() }),
  z.object({ do: z.literal('part'), nth }),
  z.object({ do: z.literal('keep-draft'), nth, about: z.enum(['note', 'amendment', 'client']) }),
  z.object({ do: z.literal('type-on'), nth }),
  z.object({ do: z.literal('drop-draft'), nth }),
  z.object({
    do: z.literal('finish-note'),
    nth,
    from: z.enum(['draft', 'session', 'nothing']),
    risk: z.boolean(),
  }),
  z.object({ do: z.literal('amend'), nth, closes: z.boolean(), fromDraft: z.boolean() }),
  z.object({
    do: z.literal('book'),
    nth,
    day: z.number().int().min(-40).max(40),
    hour: nth,
    times: z.number().int().min(1).max(4),
  }),
  z.object({
    do: z.literal('move'),
    nth,
    days: z.number().int().min(-9).max(9),
    scope: z.enum(['one', 'this-and-later']),
  }),
  z.object({
    do: z.literal('mark'),
    nth,
    attendance: z.enum(['planned', 'attended', 'cancelled-by-client', 'did-not-attend']),
  }),
  z.object({ do: z.literal('unbook'), nth, scope: z.enum(['one', 'this-and-later']) }),
  z.object({
    do: z.literal('consent'),
    nth,
    what: z.enum(['contact-gp', 'recording', 'other']),
    given: z.boolean(),
  }),
  z.object({ do: z.literal('withdraw-consent'), nth }),
  z.object({ do: z.literal('measure'), nth, total: z.number().int().min(0).max(27) }),
  z.object({ do: z.literal('hold'), nth }),
  z.object({ do: z.literal('lift-hold'), nth }),
  z.object({ do: z.literal('attach'), nth, bytes: z.number().int().min(0).max(70_000) }),
  z.object({ do: z.literal('detach'), nth }),
  z.object({ do: z.literal('change-practice'), idle: z.number().int().min(1).max(30) }),
  z.object({ do: z.literal('import'), rows: z.number().int().min(1).max(3), isDirty: z.boolean() }),
  z.object({ do: z.literal('undo-import'), nth }),
  z.object({ do: z.literal('undo'), nth }),
  z.object({ do: z.literal('change-password'), isWrong: z.boolean() }),
  z.object({ do: z.literal('password-by-recovery-key') }),
  z.object({ do: z.literal('renew-recovery') }),
  z.object({ do: z.literal('backup'), drive }),
  z.object({ do: z.literal('practice-restore'), drive }),
  z.object({ do: z.literal('destroy'), nth, isWrong: z.boolean() }),
] as const;

/** What a person does in an open vault. */
export const act = z.discriminatedUnion('do', acts);
export type ActStep = z.infer<typeof act>;

const secret = z.enum(['password', 'recovery']);

/** One thing that happens in a history; all of it is data, so that a history can be kept and run again. */
export const step = z.discriminatedUnion('do', [
  ...acts,
  z.object({ do: z.literal('lock'), secret, isWrongFirst: z.boolean() }),
  /** The app dies at the nth request to the disk: before it is done, after it, or with half of it written. */
  z.object({
    do: z.literal('crash'),
    during: act,
    at: z.number().int().min(1).max(9),
    how: z.enum(['before', 'after', 'torn']),
  }),
  z.object({ do: z.literal('clock'), days: z.number().int().min(-4000).max(4000) }),
  /** The work with a client ends, and decades go by. */
  z.object({ do: z.literal('wait-until-due'), nth }),
  z.object({ do: z.literal('restore'), drive, secret, where: z.enum(['here', 'new-laptop']) }),
  z.object({ do: z.literal('lose-store') }),
  z.object({ do: z.literal('copy-store') }),
  z.object({ do: z.literal('older-store') }),
]);
export type Step = z.infer<typeof step>;
export type StepOf<Do extends Step['do']> = Extract<Step, { readonly do: Do }>;
