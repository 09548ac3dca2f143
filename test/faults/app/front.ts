import type { Page } from '@playwright/test';
import { FAULTS_PASSWORD } from '../node-app';

/** What stands in front after a start. */
export type Front = 'first run' | 'locked' | 'named' | 'not started';

/** Waits for the first screen and says which it is; `named`: no password field, because something is named as damaged. */
export async function frontOf(page: Page): Promise<Front> {
  const field = page.getByLabel('Password', { exact: true });
  const firstRun = page.getByRole('button', { name: 'Make a vault' });
  const broken = page.getByRole('heading', { name: 'Casekeep could not start' });
  const named = page.locator('.gate-answer');
  await field.or(firstRun).or(broken).or(named).first().waitFor({ timeout: 60_000 });
  if (await firstRun.isVisible()) return 'first run';
  if (await broken.isVisible()) return 'not started';
  return (await field.isVisible()) ? 'locked' : 'named';
}

/** What the app said to the password: open with its notices, or why not. */
export type Opened =
  | { readonly kind: 'open'; readonly notices: readonly string[] }
  | { readonly kind: 'refused'; readonly said: string };

export async function unlockOnScreen(page: Page, password = FAULTS_PASSWORD): Promise<Opened> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  const inside = page.getByRole('navigation', { name: 'Casekeep' });
  const refused = page.locator('.gate-answer');
  await inside.or(refused).first().waitFor({ timeout: 120_000 });
  if (await refused.isVisible()) return { kind: 'refused', said: await refused.innerText() };
  return { kind: 'open', notices: await page.locator('.open-notice p').allInnerTexts() };
}

/** The page of a client, by the list. */
export async function openClient(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Clients' }).click();
  await page.getByLabel('Find a client').fill(name);
  await page.locator('main').getByText(name, { exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** A new client by the dialog; done when the app says that it is saved. */
export async function addClient(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Clients' }).click();
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByLabel(/^Name or reference/).fill(name);
  await page.getByRole('button', { name: 'Add client' }).click();
  await said(page, `${name} added`);
}

/** The app's own word that something is saved. */
export async function said(page: Page, words: string): Promise<void> {
  await page.locator('.notice-line').filter({ hasText: words }).last().waitFor();
}
