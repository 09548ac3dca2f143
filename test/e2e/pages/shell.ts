import type { Page } from '@playwright/test';

export type Place = 'Today' | 'Calendar' | 'Clients' | 'Retention' | 'Import' | 'Backup' | 'Practice';

const PLACES: readonly Place[] = [
  'Today',
  'Calendar',
  'Clients',
  'Retention',
  'Import',
  'Backup',
  'Practice',
];

/** What stands around every view: places, search, notices, lock. */
export class Shell {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async go(place: Place): Promise<void> {
    await this.page.keyboard.press(`Control+${PLACES.indexOf(place) + 1}`);
    await this.page.locator(`nav [aria-current="page"]`).filter({ hasText: place }).waitFor();
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** The notice that says this stands. */
  async noticed(said: string | RegExp): Promise<void> {
    await this.page.locator('.notice-line').filter({ hasText: said }).last().waitFor();
  }

  /** Takes the act with this notice back by its button, and waits for the word that it is undone. */
  async undo(said: string | RegExp): Promise<void> {
    const notice = this.page.locator('.notice-line').filter({ hasText: said }).last();
    await notice.getByRole('button', { name: 'Undo' }).click();
    await this.page
      .locator('.notice-line')
      .filter({ hasText: /^Undone|draft is back/ })
      .last()
      .waitFor();
    await this.clearNotices();
  }

  async clearNotices(): Promise<void> {
    const dismiss = this.page.getByRole('button', { name: 'Dismiss' });
    while ((await dismiss.count()) > 0) {
      await dismiss
        .first()
        .click({ timeout: 2000 })
        .catch(() => undefined);
      await this.page.waitForTimeout(60);
    }
  }

  /** Ctrl K, the words; answers the lines of the list once it has settled. */
  async search(words: string): Promise<readonly string[]> {
    await this.page.keyboard.press('Control+k');
    const field = this.page.getByLabel('Search clients, notes and actions');
    await field.fill(words);
    await this.page
      .locator('.search-foot')
      .filter({ hasText: /place|Nothing found/ })
      .waitFor({ timeout: 30_000 });
    const lines = await this.page.getByRole('listbox', { name: 'Found' }).getByRole('option').allInnerTexts();
    return lines;
  }

  async closeSearch(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByLabel('Search clients, notes and actions').waitFor({ state: 'detached' });
  }

  /** Opens what stands first in the search for these words. */
  async openBySearch(words: string): Promise<void> {
    await this.search(words);
    await this.page.keyboard.press('Enter');
    await this.page.getByLabel('Search clients, notes and actions').waitFor({ state: 'detached' });
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l').catch(() => undefined);
  }
}
