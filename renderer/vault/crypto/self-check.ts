import { knownAnswers } from './known-answers';
import { sodiumReady } from './sodium';

/** Known answers at every start, so that a broken build seals nothing. Rejects with the names of what is wrong. */
export async function checkCrypto(): Promise<void> {
  await sodiumReady();
  const wrong: string[] = [];
  for (const [name, holds] of Object.entries(knownAnswers)) if (!(await holds())) wrong.push(name);
  if (wrong.length > 0) throw new Error(`Known answers do not hold: ${wrong.join(', ')}`);
}
