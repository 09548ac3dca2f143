import { addYears } from '../../../renderer/domain/day-arithmetic';
import { checkpoint } from './checkpoint';
import type { Desk } from './desk';
import { count, type DriveName, type Hands, type Model, type Plan, type Told } from './model';
import { openAgain } from './open-again';
import { planAct } from './plan-act';
import { restore } from './restore';
import type { ActStep, Step, StepOf } from './step';
import { todayAt, type Truth, type World } from './truth';

const STEP_MS = 420_000;
const DAY_MS = 86_400_000;
/** Clocks of these histories stay within the years that dates of the domain know. */
const [FIRST_MS, LAST_MS] = [Date.UTC(2021, 0, 1), Date.UTC(2120, 0, 1)];

/** One step, told to the vault and to the model; throws when the vault does or answers anything else. */
export async function takeStep(model: Model, desk: Desk, step: Step): Promise<void> {
  moveClock(model, desk, model.nowMs + STEP_MS);
  switch (step.do) {
    case 'lock':
      return lock(model, desk, step);
    case 'crash':
      return crash(model, desk, step);
    case 'clock':
      moveClock(model, desk, model.nowMs + step.days * DAY_MS);
      return checkpoint(model, desk, [model.world]);
    case 'wait-until-due':
      await perform(model, desk, { do: 'change-work', nth: step.nth, status: 'ended' });
      moveClock(model, desk, Date.parse(addYears(todayAt(model.nowMs), 30)));
      return checkpoint(model, desk, [model.world]);
    case 'restore':
      return restore(model, desk, step);
    case 'lose-store':
      count(model, 'store lost');
      await desk.restartWithStore(null);
      return openAgain(model, desk, [model.world], { mustSay: 'rebuilt' });
    case 'copy-store':
      model.storeCopy = await desk.copyStore();
      return;
    case 'older-store':
      if (model.storeCopy === null) return;
      count(model, 'older store');
      await desk.restartWithStore(model.storeCopy);
      return openAgain(model, desk, [model.world], { maySay: ['rebuilt'] });
    default:
      return perform(model, desk, step);
  }
}

function moveClock(model: Model, desk: Desk, nowMs: number): void {
  const next = Math.min(LAST_MS, Math.max(FIRST_MS, nowMs));
  if (next < model.nowMs) model.clockWentBack = true;
  model.nowMs = next;
  desk.setClock(next);
}

async function lock(model: Model, desk: Desk, { secret, isWrongFirst }: StepOf<'lock'>): Promise<void> {
  const drafts = Object.keys(model.world.truth.drafts).length;
  const sealed = await desk.vault.seal();
  if (sealed !== drafts) throw new Error(`sealed ${sealed} drafts, not ${drafts}`);
  await desk.restart();
  const { presence } = desk;
  if (presence.kind !== 'locked' || presence.drafts !== drafts)
    throw new Error(`locked it says ${JSON.stringify(presence)}, not ${drafts} drafts`);
  if (isWrongFirst) {
    const refused = await desk.unlock({ kind: 'password', password: `not ${model.world.password}` });
    if (refused.kind !== 'wrong-secret') throw new Error(`a wrong password: ${JSON.stringify(refused)}`);
  }
  count(model, `locked, opened by ${secret}`);
  await openAgain(model, desk, [model.world], { by: secret });
}

/** The act, and everything compared afterwards; nothing when there is nothing to do it to. */
async function perform(model: Model, desk: Desk, act: ActStep): Promise<void> {
  const plan = await planned(model, desk, act);
  if (plan === null) return;
  const told = await plan.tell(handsOf(model, desk));
  count(model, `${act.do}: ${told.kind}`);
  await settle(model, desk, plan, told);
}

/** A place gets its id when it is chosen, before anything is copied to it. */
async function planned(model: Model, desk: Desk, act: ActStep): Promise<Plan | null> {
  if (act.do === 'backup') await placeOf(model, desk, act.drive);
  return planAct(model, act);
}

async function placeOf(model: Model, desk: Desk, name: DriveName): Promise<string> {
  const drive = model.drives[name];
  drive.placeId ??= await desk.choosePlace(name);
  return drive.placeId;
}

function handsOf(model: Model, desk: Desk): Hands {
  return { vault: desk.vault, placeOf: (drive) => placeOf(model, desk, drive) };
}

async function settle(model: Model, desk: Desk, plan: Plan, told: Told): Promise<void> {
  if (told.kind !== plan.wanted) throw new Error(`it answers ${JSON.stringify(told)}, not ${plan.wanted}`);
  const before = model.world.truth;
  if (plan.onto) model.drives[plan.onto.drive].copies = [plan.onto.copy];
  const after = told.recoveryKey === undefined ? plan.after : { ...plan.after, recovery: told.recoveryKey };
  if (plan.restarts) {
    await desk.restart();
    return openAgain(model, desk, [after], { mustSay: 'rebuilt' });
  }
  await checkpoint(model, desk, [after]);
  if (plan.takesBack !== undefined) model.book = model.book.filter(({ token }) => token !== plan.takesBack);
  else if (told.undo) model.book.push({ token: told.undo, steps: stepsOf(before, model.world.truth) });
}

function stepsOf(before: Truth, after: Truth): Model['book'][number]['steps'] {
  return [...new Set([...Object.keys(before.records), ...Object.keys(after.records)])]
    .filter((id) => before.records[id]?.stand !== after.records[id]?.stand)
    .map((id) => ({ id, before: before.records[id] ?? null, left: after.records[id]?.stand ?? null }));
}

/** The app dies in the middle of an act: afterwards the act is there wholly, or not at all. */
async function crash(model: Model, desk: Desk, { during, at, how }: StepOf<'crash'>): Promise<void> {
  const plan = await planned(model, desk, during);
  const worlds: World[] = [model.world];
  if (plan) {
    desk.dieAt(at, how);
    const told = await Promise.race([plan.tell(handsOf(model, desk)), desk.died.then(() => null)]);
    if (told !== null && told.kind !== plan.wanted)
      throw new Error(`it answers ${JSON.stringify(told)}, not ${plan.wanted}`);
    count(model, `crash in ${during.do}: ${told === null ? 'cut off' : 'answered before'}`);
    const recovery = told?.recoveryKey ?? plan.after.recovery;
    const after = { ...plan.after, recovery };
    // What was answered is true; else it may be there or not, and of a new recovery key nobody knows.
    if (told !== null) worlds.splice(0, 1, after);
    else worlds.splice(0, 1, { ...model.world, recovery }, after);
    if (plan.onto) {
      const drive = model.drives[plan.onto.drive];
      drive.copies = told === null ? [...drive.copies, plan.onto.copy] : [plan.onto.copy];
    }
  }
  await desk.restart();
  await openAgain(model, desk, worlds, { maySay: ['rebuilt', 'torn-tail-dropped', 'copy-mended'] });
}
