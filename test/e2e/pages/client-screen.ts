import type { Page } from '@playwright/test';
import type { Keyboard } from './keyboard';

type Filter = 'Notes' | 'Sessions' | 'Consents' | 'Files' | 'Measures' | 'Holds';

/** One client: header, the sheet a note is written on, the time line. */
export class ClientScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Alt N in the client list, the one field that has no answer yet, Ctrl Enter: a new client with the keyboard alone. */
  async add(keys: Keyboard, name: string): Promise<void> {
    await keys.press('Control+3');
    await this.page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
    await keys.press('Alt+n');
    await keys.hasFocus(this.page.getByLabel(/^Name or reference/));
    await keys.type(name);
    await keys.press('Control+Enter');
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** From the client's page to a finished note, with the keyboard alone. */
  async writeNote(keys: Keyboard, text: { readonly themes: string; readonly plan: string }): Promise<void> {
    await keys.press('n');
    await keys.hasFocus(this.page.getByLabel('Themes'));
    await keys.type(text.themes);
    await keys.tabTo(this.page.getByLabel('Plan', { exact: true }));
    await keys.type(text.plan);
    await keys.press('Control+Enter');
    await this.page
      .locator('.notice-line')
      .filter({ hasText: /^Note on .* finished/ })
      .last()
      .waitFor();
  }

  /** Begins a note and leaves it; answers when the app says that it is kept. */
  async beginNote(keys: Keyboard, text: string): Promise<void> {
    await keys.press('n');
    await keys.hasFocus(this.page.getByLabel('Themes'));
    await keys.type(text);
    await this.page.locator('.draft-status[data-state="kept"]').waitFor();
  }

  async draft(): Promise<string> {
    const themes = this.page.getByLabel('Themes');
    await themes.waitFor();
    return themes.inputValue();
  }

  /** Waits until the time line counts so many under one filter. */
  async counts(filter: Filter, count: number): Promise<void> {
    const chips = this.page.getByRole('group', { name: 'Show on the time line' });
    await chips.getByRole('button', { name: new RegExp(`^${filter}\\s*${count}$`) }).waitFor();
  }

  /** Opens the newest note of the time line and adds to it. */
  async amendFirstNote(text: string, reason: string): Promise<void> {
    const { page } = this;
    await page.locator('.time-line-head').filter({ hasText: 'Session note' }).first().click();
    await page.getByRole('button', { name: 'Amend', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Amend the note/ });
    await dialog.getByRole('textbox').first().fill(text);
    await dialog.getByLabel(/reason|why/i).fill(reason);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: /^Amendment of/ }).waitFor();
  }

  async attach(files: readonly string[]): Promise<void> {
    await this.page.keyboard.press('a');
    const dialog = this.page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles([...files]);
    await dialog.getByRole('button', { name: /^Attach/ }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Opens a file of the time line inside the app; answers the words around it. */
  async view(name: string): Promise<void> {
    await this.page.locator('.time-line-head').filter({ hasText: name }).first().click();
    await this.page.getByRole('dialog').waitFor();
  }

  async closeDialog(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** Opens the consents and records one of the default kind, given in writing, with a file that shows it. */
  async recordConsent(kind: string, decision: 'Agreed' | 'Refused', evidence: string | null): Promise<void> {
    const { page } = this;
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Record a consent' }).click();
    await this.choose('What it is about', kind);
    if (decision !== 'Agreed') await this.choose('They', decision);
    await this.choose('How', 'In writing');
    const wording = page.getByLabel('The words they were shown or told');
    await wording.fill((await wording.inputValue()).replaceAll(/\[[^\]]*\]/g, 'the surgery'));
    if (evidence !== null) {
      await page.getByRole('dialog').locator('input[type=file]').setInputFiles(evidence);
      await page.getByText(/ is attached\.$/).waitFor();
    }
    await page.getByRole('button', { name: /^Record (consent|refusal)/ }).click();
    await page.getByRole('button', { name: 'Record a consent' }).waitFor();
  }

  /** Withdraws the first consent that can be; the panel of consents is open. */
  async withdraw(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Withdraw: / })
      .first()
      .click();
    await this.page.getByRole('button', { name: 'Withdraw consent' }).click();
    await this.page.getByRole('button', { name: 'Withdraw consent' }).waitFor({ state: 'detached' });
  }

  async more(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  private async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
