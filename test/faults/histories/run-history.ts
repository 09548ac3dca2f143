import fc from 'fast-check';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { checkpoint } from './checkpoint';
import { type Desk, deskWith, type Tamper } from './desk';
import { type Mistake, type Model, newModel } from './model';
import { openAgain } from './open-again';
import type { Step } from './step';
import { takeStep } from './take-step';
import type { Template } from './template';
import { put } from './truth';

export interface Played {
  readonly steps: Step[];
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
  await mkdir(own);
  const desk = await deskWith(own, template.profile, template.madeAtMs, tamper?.() ?? null);
  const model = newModel(template.password, template.recoveryKey, template.madeAtMs, mistake ?? null);
  put(model.world.truth, template.practice);
  try {
    await openAgain(model, desk, [model.world], { mustSay: 'rebuilt' });
    await fc.asyncModelRun(() => ({ model, real: { model, desk, played } }), steps);
    await takeStep(model, desk, { do: 'lock', secret: 'password', isWrongFirst: false });
    await checkpoint(model, desk, [model.world]);
  } finally {
    await desk.remove();
  }
}
