import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FirstRun, groupsOnPaper } from '../pages/first-run';
import { Keyboard } from '../pages/keyboard';
import type { Place } from '../pages/shell';
import type { PhotoSet } from './photo-set';

/** The password of the vault that is made for the pictures. */
export const PASSWORD = 'Korkenzieher liegt im Blumentopf';

/** The folder that plays the drive. */
export const DRIVE = 'blue-drive';

const EMPTY: readonly Place[] = ['Today', 'Calendar', 'Clients', 'Retention', 'Import', 'Backup'];

/** From the first screen to an empty cabinet, its lock and what the lock answers. */
export async function freshPart(set: PhotoSet): Promise<void> {
  const { stage } = set;
  const sheet = join(stage.folder, 'sheet.pdf');
  const drive = join(stage.folder, DRIVE);
  mkdirSync(drive);
  stage.answer('targets', sheet);
  stage.answer('places', drive);
  await stage.start();
  await firstRun(set, sheet);
  for (const place of EMPTY) {
    await set.scene(`empty: ${place}`, async () => {
      await stage.shell.go(place);
      await set.take(`fresh-${place.toLowerCase()}`);
    });
  }
  await set.scene('unlock', async () => {
    await stage.lock();
    await stage.frontDoor.said();
    await set.take('unlock', { isMain: true });
  });
  await set.scene('wrong password', async () => {
    await stage.frontDoor.refused('not the password');
    await set.take('unlock-wrong-password');
  });
  await set.scene('recovery key asked', async () => {
    await set.page.getByRole('button', { name: /^Forgotten/ }).click();
    await set.take('unlock-recovery-key');
  });
  await set.scene('restore before unlock', async () => {
    await set.page.getByRole('button', { name: /^Restore/ }).click();
    await set.take('restore-choose');
    stage.answer('sources', drive);
    await set.page.getByRole('button', { name: 'Choose a drive or folder' }).click();
    await set.page.getByLabel('Password of the backup', { exact: true }).waitFor();
    await set.take('restore-secret');
    await set.page.getByLabel('Password of the backup', { exact: true }).fill(PASSWORD);
    await set.page.getByRole('button', { name: 'Check this backup' }).click();
    await set.page.getByRole('list', { name: 'What it holds' }).waitFor({ timeout: 120_000 });
    await set.take('restore-found');
  });
  await stage.close();
}

async function firstRun(set: PhotoSet, sheet: string): Promise<void> {
  const { stage } = set;
  const { page } = stage;
  const keys = new Keyboard(page);
  const steps = new FirstRun(page);
  await page.getByRole('button', { name: 'Make a vault' }).waitFor();
  await set.take('first-run-1-welcome', { isMain: true });
  await page.getByRole('button', { name: 'Make a vault' }).click();
  await set.take('first-run-2-practice');
  await page.getByLabel('Name of the practice').fill('Linden Tree Practice');
  await page.getByLabel('Your name').fill('A. Therapist');
  await keys.press('Enter');
  await page.getByRole('button', { name: 'Start with this' }).waitFor();
  await set.take('first-run-3-policy');
  await page.getByRole('button', { name: 'Start with this' }).click();
  await page.getByLabel('Password', { exact: true }).fill('summer');
  await page.getByLabel('The same once more').focus();
  await page.waitForTimeout(1500);
  await set.take('first-run-4-weak-password');
  await page.getByLabel('Password', { exact: true }).fill('');
  await page.getByLabel('Password', { exact: true }).focus();
  await steps.choosePassword(keys, PASSWORD);
  await page.getByRole('heading', { name: 'Your recovery sheet' }).waitFor({ timeout: 60_000 });
  await set.take('first-run-5-recovery-sheet');
  await page.getByRole('button', { name: 'Save as PDF to print' }).click();
  await page.getByText('Saved. Print it, then delete the file').waitFor();
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page
    .getByLabel(/^Group \d$/)
    .first()
    .waitFor();
  await set.take('first-run-6-type-part');
  await typeGroups(set, groupsOnPaper(sheet));
  await page.getByRole('heading', { name: 'A first backup' }).waitFor({ timeout: 60_000 });
  await set.take('first-run-7-backup');
  await page.getByRole('button', { name: 'Choose a drive or folder' }).click();
  const wayOn = page.getByRole('button', { name: 'Open the cabinet' });
  await wayOn.waitFor({ timeout: 60_000 });
  await set.take('first-run-8-backed-up');
  await wayOn.click();
  await page.getByRole('navigation').first().waitFor();
}

async function typeGroups({ page }: PhotoSet, groups: readonly string[]): Promise<void> {
  for (const field of await page.getByLabel(/^Group \d$/).all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(groups[Number(label.slice(6)) - 1] ?? '');
  }
  await page.keyboard.press('Enter');
}
