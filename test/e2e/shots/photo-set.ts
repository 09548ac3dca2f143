import type { Page } from '@playwright/test';
import type { Stage } from '../demo/stage';
import type { Report } from '../demo/report';
import type { Camera, Shot } from './camera';

/** The app, the camera, and a table of what was photographed. */
export class PhotoSet {
  readonly camera: Camera;
  readonly stage: Stage;
  readonly #report: Report;

  constructor(stage: Stage, camera: Camera, report: Report) {
    this.stage = stage;
    this.camera = camera;
    this.#report = report;
  }

  get page(): Page {
    return this.stage.page;
  }

  async take(name: string, how: Pick<Shot, 'isMain' | 'isTall'> = {}): Promise<void> {
    await this.camera.take({ app: this.stage.app, name, ...how });
  }

  /** Brings a screen about, takes it, and goes back; one that fails is told and the others go on. */
  async scene(name: string, act: () => Promise<void>, after?: () => Promise<void>): Promise<void> {
    await this.#report.step(name, async () => {
      const before = this.camera.taken;
      await act();
      if (after !== undefined) await after();
      return `${this.camera.taken - before} pictures`;
    });
  }

  async closeDialogs(): Promise<void> {
    const dialogs = this.page.locator('[role="dialog"]:visible');
    for (let tries = 0; tries < 4 && (await dialogs.count()) > 0; tries += 1) {
      await this.page.keyboard.press('Escape');
      await this.page.waitForTimeout(400);
    }
  }
}
