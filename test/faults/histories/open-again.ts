import type { UnlockNotice, UnlockOutcome, UnlockSecret } from '../../../renderer/vault/api';
import type { Look } from './ask-everything';
import { checkpoint } from './checkpoint';
import type { Desk } from './desk';
import type { Model } from './model';
import type { World } from './truth';

interface Ways {
  readonly look?: Look;
  readonly by?: UnlockSecret['kind'];
  readonly mustSay?: UnlockNotice['kind'];
  readonly maySay?: readonly UnlockNotice['kind'][];
}

/** Unlocks, in whichever of these worlds this is, and compares everything. */
export async function openAgain(
  model: Model,
  desk: Desk,
  worlds: readonly World[],
  ways: Ways,
): Promise<void> {
  model.book = [];
  const refused: UnlockOutcome[] = [];
  const passwords = [...new Set(worlds.map(({ password }) => password))];
  for (const password of passwords) {
    const possible = worlds.filter((world) => world.password === password);
    const recovery = ways.by === 'recovery' ? (possible[0]?.recovery ?? null) : null;
    const outcome = await desk.unlock(
      recovery === null ? { kind: 'password', password } : { kind: 'recovery', recoveryKey: recovery },
    );
    if (outcome.kind === 'open') {
      checkNotices(model, desk, outcome.notices, ways);
      return checkpoint(model, desk, possible, ways.look ?? 'whole');
    }
    refused.push(outcome);
  }
  throw new Error(`it does not open: ${JSON.stringify(refused)}`);
}

function checkNotices(
  model: Model,
  desk: Desk,
  notices: readonly UnlockNotice[],
  { mustSay, maySay = [] }: Ways,
): void {
  const said = notices.map(({ kind }) => kind);
  if (mustSay !== undefined && !said.includes(mustSay)) throw new Error(`it does not say ${mustSay}`);
  const allowed = new Set<string>([...maySay, ...(mustSay ? [mustSay] : [])]);
  if (desk.storeWasRemoved) allowed.add('rebuilt');
  if (model.clockWentBack) allowed.add('clock-went-back');
  const odd = notices.filter(({ kind }) => !allowed.has(kind));
  if (odd.length > 0) throw new Error(`it says ${JSON.stringify(odd)}`);
}
