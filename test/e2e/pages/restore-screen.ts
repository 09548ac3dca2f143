import type { Page } from '@playwright/test';

/** In front of the vault: choose a backup, check it, put it in place. */
export class RestoreScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the first or the locked screen. */
  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: /^Restore/ }).click();
  }

  async chooseAnother(): Promise<void> {
    await this.page.getByRole('button', { name: 'Choose another' }).click();
  }

  /** The dialog answers the folder. */
  async chooseFolder(): Promise<void> {
    await this.page.getByRole('button', { name: 'Choose a drive or folder' }).click();
  }

  /** Answers the counts of the whole backup, or the sentence why it is not taken. */
  async check(how: 'Password' | 'Recovery key', secret: string): Promise<string> {
    const { page } = this;
    await page.getByRole('radiogroup', { name: 'Open it with' }).getByText(how, { exact: true }).click();
    await page.locator('input[type=password]').fill(secret);
    await page.getByRole('button', { name: 'Check this backup' }).click();
    const whole = page.getByRole('list', { name: 'What it holds' });
    const failed = page.locator('.mantine-PasswordInput-error, .mantine-InputWrapper-error, [role=alert]');
    await whole.or(failed).first().waitFor({ timeout: 120_000 });
    if ((await whole.count()) === 0) return failed.first().innerText();
    return (await whole.getByRole('listitem').allInnerTexts()).join(', ');
  }

  async install(): Promise<void> {
    await this.page.getByRole('button', { name: 'Restore it' }).click();
  }
}
