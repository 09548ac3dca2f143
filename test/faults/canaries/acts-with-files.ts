import { execFileSync } from 'node:child_process';
import type { Locator, Page } from '@playwright/test';
import { ImportScreen } from '../../e2e/pages/import-screen';
import { Shell } from '../../e2e/pages/shell';
import { FAULTS_PASSWORD } from '../node-app';
import type { Act, Scene } from './act';
import { clickOnScreen, opensWindow, pressOnScreen, typeOnScreen } from './display';

/** Files that are attached and viewed, imported and printed. */
export const ACTS_WITH_FILES: readonly Act[] = [
  { ways: ['file', 'text'], run: chooseInDialog },
  { ways: ['png', 'pixels'], run: viewPicture },
  { ways: ['pdf'], run: viewPdf },
  { ways: ['csv'], run: bringInRows },
  { ways: ['printed'], run: print },
];

/** The system's own file dialog, by the display's pointer and keyboard: it is where a desktop learns of file names. */
async function chooseInDialog({ page, files, lookNow }: Scene): Promise<void> {
  const dialog = await attachDialog(page);
  await page.waitForTimeout(250);
  await opensWindow(() => clickOnScreen(page, dialog.getByRole('button', { name: 'Choose files' })));
  pressOnScreen('slash');
  await page.waitForTimeout(300);
  pressOnScreen('ctrl+a');
  typeOnScreen(files.text);
  await page.waitForTimeout(200);
  pressOnScreen('Return');
  await dialog.locator('.file-name').waitFor({ timeout: 5000 });
  await attachChosen(page, dialog);
  await view(page, nameOf(files.text), 'pre');
  lookNow('text');
}

async function viewPicture({ page, files, lookNow }: Scene): Promise<void> {
  const dialog = await attachDialog(page);
  await dialog.locator('input[type=file]').setInputFiles(files.png);
  await attachChosen(page, dialog);
  await view(page, nameOf(files.png), 'canvas');
  lookNow('png', 'pixels');
}

async function viewPdf({ page, files, lookNow }: Scene): Promise<void> {
  const dialog = await attachDialog(page);
  await dialog.locator('input[type=file]').setInputFiles(files.pdf);
  await attachChosen(page, dialog);
  await view(page, nameOf(files.pdf), 'canvas');
  lookNow('pdf');
}

async function bringInRows({ page, files }: Scene): Promise<void> {
  const screen = new ImportScreen(page);
  await screen.open(files.csv);
  const { imported } = await screen.run();
  if (imported !== 1) throw new Error(`${imported} rows were brought in`);
}

/** The recovery sheet carries the name of the practice. */
async function print({ page, files, marks }: Scene): Promise<void> {
  await new Shell(page).go('Practice');
  await page.getByLabel('Name of the practice').fill(marks.word('printed'));
  await page.getByRole('button', { name: 'Save details' }).click();
  await page.locator('.notice-line').last().waitFor();
  await page.getByRole('button', { name: 'Make a new sheet' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(FAULTS_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save as PDF to print' }).click({ timeout: 30_000 });
  await page.getByRole('status').filter({ hasText: 'Saved. Print it' }).waitFor({ timeout: 30_000 });
  const words = execFileSync('pdftotext', [files.printed, '-'], { timeout: 20_000 }).toString('utf8');
  if (!words.replaceAll(/\s/g, '').includes(marks.word('printed'))) throw new Error('not in the PDF');
}

async function attachDialog(page: Page): Promise<Locator> {
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function attachChosen(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: /^Attach/ }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function view(page: Page, name: string, shown: 'pre' | 'canvas'): Promise<void> {
  await page.locator('.time-line-head').filter({ hasText: name }).first().click();
  await page.getByRole('dialog').locator(shown).first().waitFor();
  await page.waitForTimeout(300);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
