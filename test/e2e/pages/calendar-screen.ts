import type { Locator, Page } from '@playwright/test';
import { Shell } from './shell';

export interface Booking {
  readonly client: string;
  /** As a person types it: `12/10/2027`. */
  readonly day: string;
  readonly time: string;
  readonly repeat?: 'Every week' | 'Every two weeks';
  readonly count?: number;
}

/** Week, day and month; booking, moving by hand and by typing. */
export class CalendarScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await new Shell(this.page).go('Calendar');
    await this.page.locator('.calendar').waitFor();
  }

  async book(booking: Booking): Promise<void> {
    const { page } = this;
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New session' });
    const client = dialog.getByRole('combobox', { name: 'Client' });
    await client.fill(booking.client);
    await page.getByRole('option', { name: booking.client }).first().click();
    await dialog.getByLabel('Day', { exact: true }).fill(booking.day);
    await dialog.getByLabel('Time', { exact: true }).fill(booking.time);
    if (booking.repeat !== undefined) {
      await dialog.getByRole('combobox', { name: 'Repeat' }).click();
      await page.getByRole('option', { name: booking.repeat, exact: true }).click();
      await dialog.getByLabel('How many sessions').fill(String(booking.count ?? 6));
    }
    await dialog.getByRole('button', { name: /^Book session/ }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** The session of somebody in the week that is shown. */
  session(name: string): Locator {
    return this.page
      .locator('.calendar .calendar-session, .calendar .calendar-absent')
      .filter({ hasText: name })
      .first();
  }

  /** The time that stands on it: `10:00`. */
  async timeOf(name: string): Promise<string> {
    const text = await this.session(name).innerText();
    return /\d\d:\d\d/.exec(text)?.[0] ?? text;
  }

  /** Waits until it stands at this time. */
  async standsAt(name: string, time: string): Promise<string> {
    await this.session(name).filter({ hasText: time }).waitFor();
    return time;
  }

  /** Drags it down by so many half hours. */
  async dragDown(name: string, halfHours: number): Promise<void> {
    const session = this.session(name);
    await session.scrollIntoViewIfNeeded();
    const box = await session.boundingBox();
    if (box === null) throw new Error('The session is not on screen');
    const step = await this.halfHour();
    await this.drag(box.x + box.width / 2, box.y + 8, halfHours * step);
  }

  /** Pulls its lower edge down by so many half hours. */
  async pullEdge(name: string, halfHours: number): Promise<void> {
    const session = this.session(name);
    await session.scrollIntoViewIfNeeded();
    await session.hover();
    const box = await session.boundingBox();
    if (box === null) throw new Error('The session is not on screen');
    const step = await this.halfHour();
    await this.drag(box.x + box.width / 2, box.y + box.height - 2, halfHours * step);
  }

  /** Opens it and answers the dialog. */
  async openSession(name: string): Promise<Locator> {
    await this.session(name).click();
    const dialog = this.page.getByRole('dialog', { name });
    await dialog.waitFor();
    return dialog;
  }

  async go(step: 'Previous' | 'Next', times: number): Promise<void> {
    for (let at = 0; at < times; at += 1)
      await this.page.getByRole('button', { name: new RegExp(`^${step} `) }).click();
  }

  private async halfHour(): Promise<number> {
    const rows = this.page.locator('.calendar [data-time="09:00:00"], .calendar [data-time="10:00:00"]');
    const boxes = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().top));
    const [first = 0] = boxes.toSorted((a, b) => a - b);
    const last = boxes.toSorted((a, b) => a - b).at(-1) ?? first;
    return last === first ? 24 : (last - first) / 2;
  }

  private async drag(x: number, y: number, by: number): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x, y + by / 2, { steps: 6 });
    await mouse.move(x, y + by, { steps: 6 });
    await this.page.waitForTimeout(150);
    await mouse.up();
  }
}
