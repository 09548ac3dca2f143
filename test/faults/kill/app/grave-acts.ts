import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { BackupScreen } from '../../../e2e/pages/backup-screen';
import { Shell } from '../../../e2e/pages/shell';
import { marked } from '../hand';
import type { Desk } from './desk';

export async function changingPassword(desk: Desk): Promise<never> {
  const { page, hand } = desk;
  for (let current = desk.password; ; ) {
    await new Shell(page).go('Practice');
    await page.getByRole('button', { name: 'Change the password' }).click();
    const form = page.getByRole('form', { name: 'Change the password' });
    const next = `a new password ${randomBytes(6).toString('hex')}`;
    await form.getByLabel('Password until now').fill(current);
    await form.getByLabel('New password', { exact: true }).fill(next);
    await form.getByLabel('The same once more').fill(next);
    hand.record({ kind: 'password-trying', password: next });
    await marked(hand, 'password', async () => {
      await form.getByRole('button', { name: 'Change password' }).click();
      await page.getByText('The password is changed.').waitFor();
      hand.record({ kind: 'password', password: next });
    });
    current = next;
  }
}

/** The new sheet is copied by hand from the screen, and holds once the app has heard that it is on paper. */
export async function renewingRecovery({ page, hand, password }: Desk): Promise<never> {
  for (;;) {
    await new Shell(page).go('Practice');
    await page.getByRole('button', { name: 'Make a new sheet' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a new recovery sheet' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    const recoveryKey = await sheetOnScreen(page);
    hand.record({ kind: 'recovery-trying', recoveryKey });
    await marked(hand, 'recovery', async () => {
      await page.getByRole('button', { name: 'I have it on paper' }).click();
      await page.getByText('The new sheet holds.').waitFor();
      hand.record({ kind: 'recovery', recoveryKey });
    });
  }
}

export async function sheetOnScreen(page: Desk['page']): Promise<string> {
  const groups = page.locator('.sheet-groups code');
  await groups.first().waitFor();
  return (await groups.allInnerTexts()).join(' ');
}

/** Destroys the first client whose records are due; the app's agreed end says that it is done. */
export async function destroying({ page, hand, password, exited }: Desk): Promise<void> {
  await new Shell(page).go('Retention');
  const button = page.getByRole('button', { name: /^Destroy the records of / }).first();
  const label = (await button.getAttribute('aria-label')) ?? '';
  const client = label.replace('Destroy the records of ', '');
  await button.click();
  const dialog = page.getByRole('dialog', { name: `Destroy the records of ${client}` });
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  hand.record({ kind: 'destroying', client });
  hand.began('destroy');
  await dialog
    .getByRole('button', { name: 'Destroy for good' })
    .click()
    .catch(() => undefined);
  if ((await exited) === 75) hand.record({ kind: 'destroyed', client });
  hand.ended('destroy');
}

export async function backingUp({ page, hand, drive, answer }: Desk): Promise<never> {
  const screen = new BackupScreen(page);
  const label = basename(drive);
  await new Shell(page).go('Backup');
  const heading = page.getByRole('heading', { name: label, level: 2 });
  const add = page.getByRole('button', { name: 'Add a drive or folder' });
  await heading.or(add).first().waitFor();
  if (!(await heading.isVisible())) {
    answer('places', drive);
    await screen.add(label);
  }
  await screen.waitFor(label, 'Connected');
  for (;;) {
    hand.record({ kind: 'backup-trying' });
    await marked(hand, 'backup', async () => {
      await screen.backUpNow(label).click();
      const proven = page.getByText(/^Proven: /);
      const failed = page.getByText(/^(Not proven|.* went away|.* is full|The backup to .* did not)/);
      await proven.or(failed).first().waitFor({ timeout: 60_000 });
      if (await proven.isVisible()) hand.record({ kind: 'backup' });
      else hand.refused('backup', await failed.innerText());
    });
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    await new Shell(page).go('Backup');
  }
}
