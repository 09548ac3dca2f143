import type { Page } from '@playwright/test';
import { addClient, openClient, said } from '../../app/front';
import { ClientScreen } from '../../../e2e/pages/client-screen';
import { marked } from '../hand';
import type { Desk } from './desk';

/** A client, a note, a note that stays a draft and a session, as a person types them. */
export async function writing({ page, hand, round }: Desk, turn: number): Promise<void> {
  const client = `Kill ${round}-${turn}`;
  await addClient(page, client);
  hand.record({ kind: 'client', name: client });
  await page.getByRole('heading', { level: 1, name: client, exact: true }).waitFor();
  await marked(hand, 'write', async () => {
    await draft({ page, hand }, client, 2);
    await page.keyboard.press('Control+Enter');
    await said(page, `Note on ${client} finished`);
    hand.record({ kind: 'note', client, text: textOf(client, 2) });
    hand.record({ kind: 'draft-done', client });
    await bookToday({ page, hand }, client);
    await draft({ page, hand }, client, 1);
  });
}

export async function attaching({ page, hand, round, newFile }: Desk, turn: number): Promise<void> {
  const client = `Files ${round}-${turn}`;
  await addClient(page, client);
  hand.record({ kind: 'client', name: client });
  await page.getByRole('heading', { level: 1, name: client, exact: true }).waitFor();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  const { path, name, sha256 } = await newFile();
  await dialog.locator('input[type=file]').setInputFiles([path]);
  await marked(hand, 'attach', async () => {
    await dialog.getByRole('button', { name: /^Attach file/ }).click();
    await dialog.getByRole('button', { name: 'Done' }).waitFor();
    hand.record({ kind: 'file', client, name, sha256 });
  });
  await dialog.getByRole('button', { name: 'Done' }).click();
}

/** New clients one after the other: each is given keys of its own before anything of it is written. */
export async function makingKeys({ page, hand, round }: Desk, turn: number): Promise<void> {
  const client = `Keys ${round}-${turn}`;
  await page.getByRole('button', { name: 'Clients' }).click();
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByLabel(/^Name or reference/).fill(client);
  await marked(hand, 'keyring', async () => {
    await page.getByRole('button', { name: 'Add client' }).click();
    await said(page, `${client} added`);
    hand.record({ kind: 'client', name: client });
  });
}

/** A session that was booked and a draft that was kept, both taken back. */
export async function withdrawing({ page, hand, round }: Desk, turn: number): Promise<void> {
  const client = `Back ${round}-${turn}`;
  await addClient(page, client);
  hand.record({ kind: 'client', name: client });
  await page.getByRole('heading', { level: 1, name: client, exact: true }).waitFor();
  await bookToday({ page, hand }, client);
  const booked = page.locator('.notice-line').filter({ hasText: 'Session booked' }).last();
  const sessions = { what: 'sessions', client, name: '' } as const;
  hand.record({ kind: 'removing', ...sessions });
  await marked(hand, 'withdraw', async () => {
    await booked.getByRole('button', { name: 'Undo' }).click();
    await page
      .locator('.notice-line')
      .filter({ hasText: /^Undone/ })
      .last()
      .waitFor();
    hand.record({ kind: 'removed', ...sessions });
  });
  await draft({ page, hand }, client, 1);
  const kept = { what: 'draft', client, name: '' } as const;
  hand.record({ kind: 'removing', ...kept });
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await marked(hand, 'withdraw', async () => {
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await said(page, `Draft about ${client} discarded`);
    hand.record({ kind: 'removed', ...kept });
  });
}

/** The app locks with a draft on the desk, and ends with the agreed code. */
export async function locking({ page, hand, round, exited }: Desk): Promise<void> {
  const client = `Locked ${round}`;
  await addClient(page, client);
  hand.record({ kind: 'client', name: client });
  await page.getByRole('heading', { level: 1, name: client, exact: true }).waitFor();
  await draft({ page, hand }, client, 1);
  hand.began('lock');
  await page.keyboard.press('Control+l').catch(() => undefined);
  await exited;
  hand.ended('lock');
}

const textOf = (client: string, pauses: number): string =>
  Array.from({ length: pauses }, (_, pause) => `Pause ${pause} of ${client}, said slowly.`).join(' ');

async function draft({ page, hand }: Pick<Desk, 'page' | 'hand'>, client: string, pauses: number) {
  await new ClientScreen(page).draft();
  const themes = page.getByLabel('Themes');
  await themes.click();
  for (let pause = 1; pause <= pauses; pause += 1) {
    const text = textOf(client, pause);
    await page.keyboard.type(text.slice((await themes.inputValue()).length));
    await page.locator('.draft-status[data-state="kept"]').waitFor();
    hand.record({ kind: 'draft', client, text });
  }
}

async function bookToday({ page, hand }: Pick<Desk, 'page' | 'hand'>, client: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Book session' }).click();
  await said(page, 'Session booked');
  await dialog.waitFor({ state: 'detached' });
  hand.record({ kind: 'session', client, startsAt: `${today()}T10:00` });
}

/** The session form proposes ten o'clock of today. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a client's page offers the draft back, or shows it as a note: the kill may have come just before the word. */
export async function isBackOnScreen(page: Page, client: string, text: string): Promise<boolean> {
  await openClient(page, client);
  const offered = page.locator('textarea.note-text').first();
  const entry = page
    .locator('.time-line-entry')
    .filter({ hasText: text.slice(0, 30) })
    .first();
  for (let tries = 0; tries < 50; tries += 1) {
    const typed = await offered.inputValue({ timeout: 100 }).catch(() => '');
    if (typed.startsWith(text) || (await entry.isVisible())) return true;
    await page.waitForTimeout(100);
  }
  return false;
}
