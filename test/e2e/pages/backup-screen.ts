import type { Page } from '@playwright/test';
import { Shell } from './shell';

export class BackupScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** `choose` of the dialogs answers the folder; here the place only has to appear. */
  async add(label: string): Promise<void> {
    await new Shell(this.page).go('Backup');
    await this.page.getByRole('button', { name: 'Add a drive or folder' }).click();
    await this.page.getByRole('heading', { name: label, level: 2 }).waitFor();
  }

  /** Presses Back up now; answers what the card says then. */
  async backUp(label: string): Promise<string> {
    await new Shell(this.page).go('Backup');
    await this.page.getByRole('button', { name: `Back up now: ${label}` }).click();
    return this.outcome(label);
  }

  /** The sentence beside the buttons of a place. */
  async outcome(label: string): Promise<string> {
    const said = this.card(label).locator('p.form-outcome').filter({ hasText: /\S/ });
    await said.waitFor({ timeout: 120_000 });
    return said.innerText();
  }

  async practiseRestore(label: string): Promise<string> {
    await new Shell(this.page).go('Backup');
    await this.page.getByRole('button', { name: `Practise a restore: ${label}` }).click();
    return this.outcome(label);
  }

  /** What the chip says: Connected or Not connected. */
  async waitFor(label: string, state: 'Connected' | 'Not connected'): Promise<void> {
    await this.card(label).getByText(state, { exact: true }).waitFor({ timeout: 30_000 });
  }

  backUpNow(label: string) {
    return this.card(label).getByRole('button', { name: /^Back up now/ });
  }

  private card(label: string) {
    return this.page.locator('section', { has: this.page.getByRole('heading', { name: label, level: 2 }) });
  }
}
