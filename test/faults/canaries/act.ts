import type { Page } from '@playwright/test';
import type { Desktop } from './desktop';
import type { MadeFiles } from './made-files';
import type { Marks, Way } from './marks';

/** What an act works on. */
export interface Scene {
  readonly page: Page;
  readonly marks: Marks;
  readonly files: MadeFiles;
  readonly desktop: Desktop;
  /** Looks through the app's memory at once: for what it may have forgotten again when the round looks. */
  readonly lookNow: (...ways: readonly Way[]) => void;
  /** Ends a program outside of the app when the round ends. */
  readonly atEnd: (end: () => void) => void;
}

/** One act of a person that brings words into the app; the page of the client is open when it begins. */
export interface Act {
  readonly ways: readonly Way[];
  readonly run: (scene: Scene) => Promise<void>;
}

/** Whatever the act before left open is closed; then the client's page stands. */
export async function toClient({ page, marks }: Scene): Promise<void> {
  for (let tries = 0; tries < 4 && (await page.getByRole('dialog').count()) > 0; tries += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  const name = marks.word('name');
  const places = page.getByRole('navigation', { name: 'Casekeep' });
  await places.getByRole('button', { name: /^Clients/ }).click();
  await page.getByLabel('Find a client').fill(name);
  await page.locator('main').getByText(name, { exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** True when one of the open text areas holds it, or holds it no longer, within five seconds. */
export async function arrives(page: Page, text: string, isThere = true): Promise<boolean> {
  const areas = page.locator('textarea.note-text');
  for (let tries = 0; tries < 100; tries += 1) {
    const values = await areas.evaluateAll((all) =>
      all.map((area) => (area instanceof HTMLTextAreaElement ? area.value : '')),
    );
    if (values.some((value) => value.includes(text)) === isThere) return true;
    await page.waitForTimeout(50);
  }
  return false;
}

export async function mustArrive(page: Page, text: string): Promise<void> {
  if (!(await arrives(page, text))) throw new Error('it did not arrive in the text');
}
