import type { Page } from '@playwright/test';
import { Shell } from './shell';

export interface Imported {
  readonly imported: number;
  readonly refused: number;
  /** Reason → how often. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export class ImportScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a CSV; answers what was guessed of it, or the sentence why it cannot be read. */
  async open(file: string): Promise<string> {
    await new Shell(this.page).go('Import');
    const other = this.page.getByRole('button', { name: 'Choose another file' });
    const chooser = this.page.locator('input[type=file]').first();
    await other
      .or(this.page.getByRole('button', { name: 'Choose a CSV file' }))
      .first()
      .waitFor();
    if ((await other.count()) > 0) await other.click();
    await chooser.setInputFiles(file);
    const guessed = this.page.getByRole('combobox', { name: 'What the file holds' });
    const failed = this.page.getByRole('alert');
    await guessed.or(failed).first().waitFor({ timeout: 60_000 });
    return (await guessed.count()) > 0 ? await guessed.inputValue() : await failed.first().innerText();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Presses Import and reads the answer. */
  async run(timeout = 120_000): Promise<Imported> {
    const started = performance.now();
    await this.page.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click();
    const answer = this.page.getByRole('status').filter({ hasText: /imported, / });
    await answer.waitFor({ timeout });
    const seconds = (performance.now() - started) / 1000;
    const [imported = 0, refused = 0] = [
      ...(await answer.innerText()).matchAll(/([\d,]+) (?:imported|refused)/g),
    ].map((match) => Number((match[1] ?? '0').replaceAll(',', '')));
    return { imported, refused, reasons: refused === 0 ? {} : await this.reasons(), seconds };
  }

  async again(): Promise<void> {
    await this.page.getByRole('button', { name: 'Import another file' }).click();
  }

  /** Takes back the newest import as a whole; answers what the app says. */
  async undoNewest(): Promise<string> {
    await this.page
      .getByRole('button', { name: /^Undo import/ })
      .first()
      .click();
    await this.page.getByRole('button', { name: 'Remove what it brought' }).click();
    const said = this.page.getByRole('status').filter({ hasText: 'of that import are removed' });
    await said.waitFor({ timeout: 60_000 });
    return said.innerText();
  }

  private async reasons(): Promise<Readonly<Record<string, number>>> {
    const rows = this.page.getByRole('table', { name: 'Refused rows' }).locator('tbody tr');
    const cells = await rows.evaluateAll((all) => all.map((row) => row.lastElementChild?.textContent ?? ''));
    const counts: Record<string, number> = {};
    for (const cell of cells) {
      const reason = cell.replace(/^It lasts \d+ (?:days|hours)/, 'It lasts too long');
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
    return counts;
  }
}
