import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import type { Keyboard } from './keyboard';

export interface FirstRunAnswers {
  readonly practice: string;
  readonly therapist: string;
  readonly password: string;
  /** Where the file dialog puts the recovery sheet. */
  readonly sheet: string;
}

/** From the first screen to an open vault, with the keyboard alone. */
export class FirstRun {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Answers the recovery key as it is printed on the sheet: the PDF is the only place it is read from. */
  async toTheBackupStep(
    keys: Keyboard,
    answers: FirstRunAnswers,
    look: (view: string) => Promise<void> = async () => {},
  ): Promise<string> {
    const { page } = this;
    await keys.hasFocus(page.getByRole('button', { name: 'Make a vault' }));
    await look('First screen');
    await keys.press('Enter');
    await keys.hasFocus(page.getByLabel('Name of the practice'));
    await look('Practice');
    await keys.type(answers.practice);
    await keys.tabTo(page.getByLabel('Your name'));
    await keys.type(answers.therapist);
    await keys.press('Enter');
    await keys.hasFocus(page.getByRole('button', { name: 'Start with this' }));
    await look('Policy');
    await keys.press('Enter');
    await keys.hasFocus(page.getByLabel('Password', { exact: true }));
    await look('Password');
    await this.choosePassword(keys, answers.password);
    await page.getByRole('heading', { name: 'Your recovery sheet' }).waitFor({ timeout: 60_000 });
    await keys.hasFocus(page.getByRole('button', { name: 'Save as PDF to print' }));
    await look('Recovery sheet');
    await keys.press('Enter');
    await page.getByText('Saved. Print it, then delete the file').waitFor();
    const groups = groupsOnPaper(answers.sheet);
    await keys.tabTo(page.getByRole('button', { name: 'I have it on paper' }));
    await keys.press('Enter');
    await page
      .getByLabel(/^Group \d$/)
      .first()
      .waitFor();
    await look('Typing part of it');
    await this.typeGroups(keys, groups);
    return groups.join(' ');
  }

  /** In the password step: types it twice and goes on. */
  async choosePassword(keys: Keyboard, password: string): Promise<void> {
    const { page } = this;
    await keys.hasFocus(page.getByLabel('Password', { exact: true }));
    await keys.type(password);
    await keys.tabTo(page.getByLabel('The same once more'));
    await keys.type(password);
    await keys.press('Enter');
  }

  /** The first backup, from the step that offers it; answers what the app says of it. */
  async firstBackup(keys: Keyboard): Promise<string> {
    const { page } = this;
    await keys.tabTo(page.getByRole('button', { name: 'Choose a drive or folder' }));
    await keys.press('Enter');
    const wayOn = page.getByRole('button', { name: 'Open the cabinet' });
    await keys.hasFocus(wayOn);
    const said = await page
      .locator('main')
      .getByText(/^Copied to /)
      .innerText();
    await keys.press('Enter');
    return said;
  }

  async withoutBackup(keys: Keyboard): Promise<void> {
    await keys.tabTo(this.page.getByRole('button', { name: 'Later' }));
    await keys.press('Enter');
  }

  private async typeGroups(keys: Keyboard, groups: readonly string[]): Promise<void> {
    const { page } = this;
    const fields = page.getByLabel(/^Group \d$/);
    await fields.first().waitFor();
    for (const field of await fields.all()) {
      const number = Number(
        (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '')).slice(6),
      );
      await keys.tabTo(field);
      await keys.type(groups[number - 1] ?? '');
    }
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'A first backup' }).waitFor({ timeout: 30_000 });
  }
}

/** The nine groups of the sheet, in their order, read from the PDF that the app wrote. */
export function groupsOnPaper(pdf: string): readonly string[] {
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
  const numbered = [...text.matchAll(/(?:^|\s)([1-9])\s+([0-9A-HJKMNP-TV-Z]{4})(?=\s|$)/gm)];
  const groups = Array.from(
    { length: 9 },
    (_, at) => numbered.find((match) => match[1] === String(at + 1))?.[2],
  );
  const whole = groups.filter((group) => group !== undefined);
  if (whole.length !== 9) throw new Error(`The sheet shows ${whole.length} of nine groups`);
  return whole;
}
