import fc from 'fast-check';
import type { ClientContents } from '../../kill/contents';

/** What a person does on one client's page. */
export type ScreenStep = 'note' | 'draft' | 'book' | 'undo-booking' | 'attach';

/** All that is true of one client, as plainly as it can be written down. */
export interface ClientModel {
  readonly name: string;
  /** What is done before the app ends, and after it. */
  readonly before: readonly ScreenStep[];
  readonly after: readonly ScreenStep[];
  readonly notes: string[];
  readonly files: { readonly name: string; readonly sha256: string }[];
  sessions: number;
  draft: string;
  words: number;
}

const steps = fc.array(
  fc.constantFrom<ScreenStep>('note', 'note', 'draft', 'draft', 'book', 'undo-booking', 'attach'),
  { minLength: 2, maxLength: 4, size: 'max' },
);

/** So many clients with a history each: 4 to 8 steps, the same for the same seed. */
export function drawClients(count: number, seed: number): readonly ClientModel[] {
  return fc.sample(fc.tuple(steps, steps), { numRuns: count, seed }).map(([before, after], nth) => ({
    name: `History ${seed}-${nth}`,
    before,
    after,
    notes: [],
    files: [],
    sessions: 0,
    draft: '',
    words: 0,
  }));
}

/** Where what was read of a client is not what is true of them. */
export function wrongWith(model: ClientModel, held: ClientContents | undefined): readonly string[] {
  if (held === undefined) return [`${model.name} is not there`];
  const same = (what: string, expected: unknown, found: unknown) =>
    JSON.stringify(expected) === JSON.stringify(found)
      ? []
      : [`${model.name}: ${what} should be ${JSON.stringify(expected)}, are ${JSON.stringify(found)}`];
  const files = (all: ClientModel['files']) => all.map(({ name, sha256 }) => `${name} ${sha256}`).sort();
  return [
    ...same('notes', [...model.notes].sort(), [...held.notes].sort()),
    ...same('sessions', model.sessions, held.sessions.length),
    ...same('files', files(model.files), files(held.files)),
    ...same('drafts', model.draft === '' ? [] : [model.draft], held.drafts),
    ...same('episodes', 1, held.episodes),
  ];
}
