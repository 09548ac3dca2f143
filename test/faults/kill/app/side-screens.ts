import { RestoreScreen } from '../../../e2e/pages/restore-screen';
import { FAULTS_PASSWORD } from '../../node-app';
import type { Desk } from './desk';
import { sheetOnScreen } from './grave-acts';

/** From the first screen to a vault: everything typed, the sheet copied by hand. */
export async function firstRun({ page, hand }: Desk): Promise<void> {
  await page.getByRole('button', { name: 'Make a vault' }).click();
  await page.getByLabel('Name of the practice').fill('Fen Lane');
  await page.getByLabel('Your name').fill('R. Ash');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Start with this' }).click();
  await page.getByLabel('Password', { exact: true }).fill(FAULTS_PASSWORD);
  await page.getByLabel('The same once more').fill(FAULTS_PASSWORD);
  await page.keyboard.press('Enter');
  const recoveryKey = await sheetOnScreen(page);
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  const fields = page.getByLabel(/^Group \d$/);
  await fields.first().waitFor();
  for (const field of await fields.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(recoveryKey.split(' ')[Number(label.slice(6)) - 1] ?? '');
  }
  hand.record({ kind: 'prepared', recoveryKey });
  hand.began('create');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'A first backup' }).waitFor({ timeout: 30_000 });
  hand.record({ kind: 'created' });
  hand.ended('create');
}

/** From the locked or the first screen: chosen, checked, put in place; the agreed end says that it is done. */
export async function restoring({ page, hand, drive, answer, exited }: Desk): Promise<void> {
  const screen = new RestoreScreen(page);
  answer('sources', drive);
  await screen.begin();
  await screen.chooseFolder();
  const held = await screen.check('Password', FAULTS_PASSWORD);
  if (!held.includes('people')) hand.refused('check of the backup', held);
  hand.began('restore');
  await screen.install().catch(() => undefined);
  if ((await exited) === 75) hand.record({ kind: 'restored' });
  hand.ended('restore');
}
