import type { Page } from '@playwright/test';
import { addClient, openClient, said } from '../app/front';
import type { Ledger } from './ledger';

/** Goes on writing as a person does until the app is gone; whatever the screen calls safe is written into the ledger. */
export async function writeOnScreen(page: Page, ledger: Ledger, round: number): Promise<void> {
  for (let turn = 0; !page.isClosed(); turn += 1) {
    const client = `Kill ${round}-${turn}`;
    await addClient(page, client);
    ledger.write({ kind: 'client', name: client });
    await page.getByRole('heading', { level: 1, name: client, exact: true }).waitFor();
    await writeNote(page, ledger, client, 'finish');
    await writeNote(page, ledger, client, 'leave');
    await book(page, ledger, client);
    await openClient(page, client);
  }
}

async function writeNote(page: Page, ledger: Ledger, client: string, end: 'finish' | 'leave'): Promise<void> {
  const themes = page.getByLabel('Themes');
  await themes.click();
  let text = '';
  for (let pause = 0; pause < 3; pause += 1) {
    const words = `${pause === 0 ? '' : ' '}Pause ${pause} of ${client}, written at ${Date.now()}.`;
    await page.keyboard.type(words);
    text += words;
    await page.locator('.draft-status[data-state="kept"]').waitFor();
    ledger.write({ kind: 'draft', client, text });
  }
  if (end === 'leave') return;
  await page.keyboard.press('Control+Enter');
  await said(page, `Note on ${client} finished`);
  ledger.write({ kind: 'note', client, text });
  ledger.write({ kind: 'draft-done', client });
}

async function book(page: Page, ledger: Ledger, client: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Book session' }).click();
  await said(page, 'Session booked');
  await dialog.waitFor({ state: 'detached' });
  ledger.write({ kind: 'session', client, startsAt: `${today()}T10:00` });
}

/** The session form proposes ten o'clock of today. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
