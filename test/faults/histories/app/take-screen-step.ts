import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openClient, said } from '../../app/front';
import { ClientScreen } from '../../../e2e/pages/client-screen';
import type { ClientModel, ScreenStep } from './client-model';

/** One step on the client's own page, which stands in front: through the screen, and in the model once the screen says so. */
export async function takeScreenStep(
  page: Page,
  model: ClientModel,
  step: ScreenStep,
  folder: string,
): Promise<void> {
  switch (step) {
    case 'draft':
      return type(page, model);
    case 'note':
      await type(page, model);
      await page.keyboard.press('Control+Enter');
      await said(page, `Note on ${model.name} finished`);
      model.notes.push(model.draft);
      model.draft = '';
      return;
    case 'book':
    case 'undo-booking':
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('s');
      await page.getByRole('dialog').getByRole('button', { name: 'Book session' }).click();
      await said(page, 'Session booked');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      if (step === 'book') model.sessions += 1;
      else await takeBack(page);
      return;
    case 'attach': {
      const content = randomBytes(20_000);
      const name = `scan-${content.toString('hex', 0, 4)}.bin`;
      await writeFile(join(folder, name), content);
      await page.getByRole('heading', { level: 1 }).click();
      await new ClientScreen(page).attach([join(folder, name)]);
      model.files.push({ name, sha256: createHash('sha256').update(content).digest('hex') });
    }
  }
}

/** Types on behind what stands there, until the app says that it is kept. */
async function type(page: Page, model: ClientModel): Promise<void> {
  await new ClientScreen(page).draft();
  await page.getByLabel('Themes').click();
  await page.keyboard.press('Control+End');
  model.words += 1;
  const words = `${model.draft === '' ? '' : ' '}Word ${model.words} of ${model.name}.`;
  await page.keyboard.type(words);
  await page.locator('.draft-status[data-state="kept"]').waitFor();
  model.draft += words;
}

async function takeBack(page: Page): Promise<void> {
  const notice = page.locator('.notice-line').filter({ hasText: 'Session booked' }).last();
  await notice.getByRole('button', { name: 'Undo' }).click();
  await page
    .locator('.notice-line')
    .filter({ hasText: /^Undone/ })
    .last()
    .waitFor();
}

/** What the client's page shows after an unlock, beside the model; in words where it is something else. */
export async function lookAtClient(page: Page, model: ClientModel): Promise<readonly string[]> {
  await openClient(page, model.name);
  const screen = new ClientScreen(page);
  const counts = [
    ['Notes', model.notes.length],
    ['Sessions', model.sessions],
    ['Files', model.files.length],
  ] as const;
  const wrong: string[] = [];
  for (const [filter, count] of counts) {
    // A filter that would show nothing may stand without a number.
    if (count > 0)
      await screen.counts(filter, count).catch(() => wrong.push(`${model.name}: not ${count} ${filter}`));
  }
  const draft = await screen.draft();
  if (draft !== model.draft) wrong.push(`${model.name}: offers “${draft}”, not “${model.draft}”`);
  return wrong;
}
