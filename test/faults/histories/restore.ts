import type { UnlockSecret } from '../../../renderer/vault/api';
import { withoutDestroyed } from './acts-of-keeping';
import type { Desk } from './desk';
import { count, type Model } from './model';
import { openAgain } from './open-again';
import { countsOf } from './plain-facts';
import type { StepOf } from './step';
import { copyOf, type World } from './truth';

const quiet = () => undefined;

/** A drive's copy in place of the vault, here or on another laptop, with the secrets that it had. */
export async function restore(
  model: Model,
  desk: Desk,
  { drive, secret, where }: StepOf<'restore'>,
): Promise<void> {
  const { copies } = model.drives[drive];
  // A first copy that was cut off may hold nothing at all: that drive is no reason to leave the laptop behind.
  if (copies.every((copy) => copy === null) || (where === 'new-laptop' && copies.includes(null))) return;
  if (where === 'new-laptop') await desk.newLaptop();
  else await desk.restart();
  const sourceId = await desk.chooseSource(drive).catch(() => null);
  if (sourceId === null && copies.includes(null)) return openAgain(model, desk, [model.world], {});
  if (sourceId === null) throw new Error('no backup is found on the drive');
  const candidates = copies.flatMap((copy) => (copy === null ? [] : [restored(model, copy, where)]));
  const refused: string[] = [];
  for (const password of new Set(candidates.map((one) => one.password))) {
    const possible = candidates.filter((one) => one.password === password);
    const recovery = secret === 'recovery' ? (possible[0]?.recovery ?? null) : null;
    const key: UnlockSecret =
      recovery === null ? { kind: 'password', password } : { kind: 'recovery', recoveryKey: recovery };
    const verified = await desk.vault.verifySource(sourceId, key, quiet, `verify-${model.nowMs}`);
    if (verified.kind !== 'whole') {
      refused.push(JSON.stringify(verified));
      continue;
    }
    const fitting = possible.filter(({ truth }) => sameCounts(countsOf(truth), verified.counts));
    if (fitting.length === 0) throw new Error(`the backup counts ${JSON.stringify(verified.counts)}`);
    const installed = await desk.vault.installSource(sourceId, quiet);
    if (installed.kind !== 'done') throw new Error(`installing: ${JSON.stringify(installed)}`);
    count(model, `restored ${where} by ${recovery === null ? 'password' : 'recovery key'}`);
    model.storeCopy = null;
    model.branches += 1;
    if (where === 'new-laptop') forgetPlaces(model);
    await desk.restart();
    await openAgain(model, desk, fitting, { by: secret, mustSay: 'rebuilt' });
    const { digest } = await desk.vault.contentDigest();
    if (digest !== verified.digest) throw new Error('another digest than the one that was verified');
    return;
  }
  throw new Error(`the backup is refused: ${refused.join(', ')}`);
}

function forgetPlaces(model: Model): void {
  for (const drive of Object.values(model.drives)) drive.placeId = null;
}

/** What was destroyed stays destroyed wherever that is known: here, and in the copy itself. */
function restored(model: Model, copy: World, where: StepOf<'restore'>['where']): World {
  const truth = copyOf(copy.truth);
  if (where === 'here' && model.mistake !== 'destroyed-comes-back')
    truth.unitsGone.push(...model.world.truth.unitsGone);
  withoutDestroyed(truth);
  return { ...copy, truth, branch: model.branches + 1 };
}

function sameCounts(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const kinds = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...kinds].every((kind) => (one[kind] ?? 0) === (other[kind] ?? 0));
}
