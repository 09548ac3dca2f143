import fc from 'fast-check';
import { join } from 'node:path';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { type Desk, deskWith, type Tamper } from './desk';
import { type Mistake, type Model, newModel } from './model';
import { openAgain } from './open-again';
import type { Step } from './step';
import { takeStep } from './take-step';
import type { Template } from './template';
import { copyOf } from './truth';

/** What a history came to: the steps that were taken, and what really happened in them. */
export interface Played {
  readonly steps: Step[];
  readonly done: Record<string, number>;
}

export function nothingPlayed(): Played {
  return { steps: [], done: {} };
}

/** The model beside the real thing, as fast-check hands both to every command. */
export interface Scene {
  readonly model: Model;
  readonly desk: Desk;
  readonly played: Played;
}

export interface Surroundings {
  readonly template: Template;
  readonly folder: string;
  readonly mistake?: Mistake;
  readonly tamper?: () => Tamper;
}

/** A step as fast-check's command. */
export class StepCommand implements fc.AsyncCommand<Model, Scene> {
  private readonly step: Step;

  constructor(step: Step) {
    this.step = step;
  }

  check(): boolean {
    return true;
  }

  async run(_model: Model, { model, desk, played }: Scene): Promise<void> {
    played.steps.push(this.step);
    await takeStep(model, desk, this.step);
  }

  toString(): string {
    return JSON.stringify(this.step);
  }
}

/** A history from its first step to its last, then locked and opened once more; throws where vault and model differ. */
export async function runHistory(
  steps: Iterable<fc.AsyncCommand<Model, Scene>>,
  { template, folder, mistake, tamper }: Surroundings,
  played: Played,
): Promise<void> {
  const own = join(folder, newId());
  const desk = await deskWith(own, template.desktop, template.nowMs, tamper?.() ?? null);
  const model = newModel(template.world, template.nowMs, template.words, mistake ?? null);
  for (const drive of ['A', 'B'] as const) model.drives[drive] = copyOf(template.drives[drive]);
  try {
    await openAgain(model, desk, [model.world], { mustSay: 'rebuilt', look: 'glance' });
    await fc.asyncModelRun(() => ({ model, real: { model, desk, played } }), steps);
    await takeStep(model, desk, { do: 'lock', secret: 'password', isWrongFirst: false });
  } finally {
    Object.assign(played.done, model.done);
    await desk.remove();
  }
}
