import type { Page } from '@playwright/test';

/** The screen in front of a vault that exists. */
export class FrontDoor {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The words about the last lock. */
  async said(): Promise<string> {
    await this.page.getByRole('heading', { name: 'Casekeep is locked' }).waitFor({ timeout: 60_000 });
    return (await this.page.locator('main').innerText()).replaceAll('\n', ' ');
  }

  /** Types the password; answers how many milliseconds pass from Enter to the open cabinet. */
  async unlock(password: string): Promise<number> {
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    const started = performance.now();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('navigation').first().waitFor({ timeout: 120_000 });
    return performance.now() - started;
  }

  /** Types the recovery key instead. */
  async unlockByRecoveryKey(key: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Forgotten? Use the recovery sheet.' }).click();
    await this.page.getByLabel('Recovery key').fill(key);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('navigation').first().waitFor({ timeout: 120_000 });
  }

  /** A secret that does not open; answers what the app says. */
  async refused(password: string): Promise<string> {
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
    return (await this.page.getByRole('alert').innerText()).replaceAll('\n', ' ');
  }
}
