import type { Locator, Page } from '@playwright/test';

/** Hands on the keyboard and nowhere else; counts what they press. */
export class Keyboard {
  #pressed = 0;
  #typed = 0;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Keys that move or act: Tab, Enter, arrows, shortcuts. */
  get pressed(): number {
    return this.#pressed;
  }

  /** Characters of the text itself. */
  get typed(): number {
    return this.#typed;
  }

  async press(key: string): Promise<void> {
    this.#pressed += 1;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.#typed += [...text].length;
    await this.page.keyboard.type(text);
  }

  /** Tab until that element has the focus; a person who cannot reach it this way cannot use it. */
  async tabTo(wanted: Locator, most = 40): Promise<void> {
    await wanted.waitFor();
    for (let tries = 0; tries <= most; tries += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`${most} times Tab did not reach ${wanted.toString()}`);
  }

  /** Waits until the app itself has put the focus there: the person presses nothing. */
  async hasFocus(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let tries = 0; tries < 100; tries += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`The focus did not come to ${wanted.toString()}`);
  }
}
