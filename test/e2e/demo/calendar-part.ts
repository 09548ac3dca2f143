import { CalendarScreen } from '../pages/calendar-screen';
import { ClientScreen } from '../pages/client-screen';
import { CLIENT } from './records-part';
import type { Scene } from './scene';

/** Booked once and weekly across the clock change, moved by hand and by typing, made longer, attended and not. */
export async function calendarPart({ stage, report }: Scene): Promise<void> {
  const { page, shell } = stage;
  const calendar = new CalendarScreen(page);
  const client = new ClientScreen(page);

  await report.step('Booked once, today', async () => {
    await calendar.open();
    await calendar.book({ client: CLIENT, day: 'today', time: '10:00' });
    await shell.noticed('Session booked');
    return calendar.standsAt(CLIENT, '10:00');
  });
  await report.step('Moved by drag, about an hour later', async () => {
    await calendar.dragDown(CLIENT, 2);
    await shell.noticed('Session moved');
    const moved = await calendar.timeOf(CLIENT);
    // The grid scrolls a little under the hand, so the end of the drag is not exact.
    if (moved < '10:45' || moved > '11:15') throw new Error(moved);
    return moved;
  });
  await report.step('Made longer by its edge', async () => {
    await calendar.pullEdge(CLIENT, 1);
    await shell.noticed('Session changed');
    const dialog = await calendar.openSession(CLIENT);
    const minutes = await dialog.getByLabel('Minutes', { exact: true }).inputValue();
    await client.closeDialog();
    if (Number(minutes) <= 50) throw new Error(`${minutes} minutes`);
    return `${minutes} minutes`;
  });
  await report.step('Moved by the typed form', async () => {
    await shell.clearNotices();
    const dialog = await calendar.openSession(CLIENT);
    await dialog.getByLabel('Time', { exact: true }).fill('1430');
    await dialog.getByLabel('Minutes', { exact: true }).fill('50');
    await dialog.getByRole('button', { name: /^Save changes/ }).click();
    await shell.noticed('Session changed');
    return calendar.standsAt(CLIENT, '14:30');
  });
  await report.step('Did not attend, with a reason, and counted', async () => {
    await shell.clearNotices();
    const dialog = await calendar.openSession(CLIENT);
    await choose(dialog, 'Attendance', 'Did not attend');
    await shell.noticed('Marked as did not attend');
    await choose(dialog, 'Reason', 'Illness');
    await client.closeDialog();
    await shell.openBySearch('wilh quarr');
    const said = await page.locator('.client-facts').innerText();
    if (!said.includes('1 not attended')) throw new Error(said);
    return '1 not attended';
  });
  await report.step('Weekly series across the end of summer time keeps its hour', async () => {
    await shell.clearNotices();
    await calendar.open();
    await calendar.book({ client: CLIENT, day: '18/10/2027', time: '09:00', repeat: 'Every week', count: 4 });
    await shell.noticed('4 sessions booked');
    await shell.openBySearch('wilh quarr');
    await page.getByRole('button', { name: /planned after today/ }).click();
    const times = await page
      .locator('.time-line-entry')
      .filter({ hasText: /Nov 2027|Oct 2027/ })
      .allInnerTexts();
    const hours = times.map(
      (text) => `${/\d+ \w+ 2027/.exec(text)?.[0] ?? ''} ${/\d\d:\d\d/.exec(text)?.[0] ?? ''}`,
    );
    if (hours.length !== 4 || !hours.every((hour) => hour.endsWith('09:00')))
      throw new Error(hours.join(', ') || 'none found');
    return hours.toReversed().join(', ');
  });

  async function choose(
    dialog: ReturnType<typeof page.getByRole>,
    label: string,
    option: string,
  ): Promise<void> {
    await dialog.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  }
}
