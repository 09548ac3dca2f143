import type { Page } from '@playwright/test';
import { Shell } from './shell';

export interface ShownDigest {
  readonly digest: string;
  /** `543 people, 2,577 appointments, …` as the screen says it. */
  readonly counts: string;
}

export class PracticeScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async digest(): Promise<ShownDigest> {
    await new Shell(this.page).go('Practice');
    await this.page.getByRole('button', { name: 'Work out the content digest' }).click();
    const digest = this.page.getByLabel('Content digest');
    await digest.waitFor({ timeout: 120_000 });
    const counts = this.page.locator('section', { has: digest }).locator('p.small');
    return { digest: await digest.innerText(), counts: await counts.innerText() };
  }

  async appearance(name: 'Light' | 'Dark'): Promise<void> {
    await new Shell(this.page).go('Practice');
    await this.page.getByRole('radiogroup', { name: 'Appearance' }).getByText(name, { exact: true }).click();
    await this.page.locator(`html[data-mantine-color-scheme="${name.toLowerCase()}"]`).waitFor();
  }
}
