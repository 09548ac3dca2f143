import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BackupScreen } from '../../../e2e/pages/backup-screen';
import { Shell } from '../../../e2e/pages/shell';
import type { Page } from '@playwright/test';

/** A new password on the page of the practice. */
export async function changePasswordOnScreen(page: Page, current: string, next: string): Promise<void> {
  await new Shell(page).go('Practice');
  await page.getByRole('button', { name: 'Change the password' }).click();
  const form = page.getByRole('form', { name: 'Change the password' });
  await form.getByLabel('Password until now').fill(current);
  await form.getByLabel('New password', { exact: true }).fill(next);
  await form.getByLabel('The same once more').fill(next);
  await form.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('The password is changed.').waitFor();
}

/** The drive is added when it is not known yet; answers what the app says of the copy. */
export async function backUpOnScreen(page: Page, drive: string, choices: string): Promise<string> {
  const screen = new BackupScreen(page);
  const label = basename(drive);
  await new Shell(page).go('Backup');
  const heading = page.getByRole('heading', { name: label, level: 2 });
  const add = page.getByRole('button', { name: 'Add a drive or folder' });
  await heading.or(add).first().waitFor();
  if (!(await heading.isVisible())) {
    await writeFile(choices, JSON.stringify({ places: [drive], sources: [], targets: [] }));
    await screen.add(label);
  }
  await screen.waitFor(label, 'Connected');
  await screen.backUpNow(label).click();
  const said = page.getByText(/^(Proven: |Not proven)/).first();
  await said.waitFor({ timeout: 60_000 });
  return said.innerText();
}
