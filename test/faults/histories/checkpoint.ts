import { askEverything, type Look } from './ask-everything';
import type { Desk } from './desk';
import { differences } from './differences';
import { expectedAnswers } from './expected-answers';
import type { Model } from './model';
import { nameRecords } from './name-records';
import { countWritings, type World } from './truth';

/** Everything that can be asked is asked; the one of these worlds that it fits is the true one from now on. */
export async function checkpoint(
  model: Model,
  desk: Desk,
  worlds: readonly World[],
  look: Look = 'glance',
): Promise<void> {
  const heard = await askEverything(desk.vault, model.words, look);
  const wrong: string[] = [];
  for (const world of worlds) {
    const named = { ...world, truth: nameRecords(world.truth, heard) };
    const found = differences(expectedAnswers(model, named, look), heard.answers);
    if (found.length === 0) {
      if (world.truth !== model.world.truth) countWritings(model.world.truth, named.truth);
      model.world = named;
      return;
    }
    wrong.push(found.slice(0, 6).join('\n    '));
  }
  throw new Error(`the vault answers something else than\n    ${wrong.join('\n  or than\n    ')}`);
}
