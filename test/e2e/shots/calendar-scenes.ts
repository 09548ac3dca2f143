import { CalendarScreen } from '../pages/calendar-screen';
import type { PhotoSet } from './photo-set';

/** Week, day, month; a session and a new one. */
export async function calendarScenes(set: PhotoSet): Promise<void> {
  const { page, stage } = set;
  const spans = page.getByRole('radiogroup', { name: 'What is shown' });
  await set.scene('calendar week', async () => {
    await new CalendarScreen(page).open();
    await page.locator('.calendar-session').first().waitFor();
    await set.take('calendar-week', { isMain: true });
  });
  await set.scene('a session', async () => {
    await page.locator('.calendar-session').first().click();
    await page.getByRole('dialog').waitFor();
    await set.take('calendar-session', { isMain: true });
  });
  await set.closeDialogs();
  await set.scene('a new session', async () => {
    await page.keyboard.press('n');
    await page.getByRole('dialog').waitFor();
    await set.take('calendar-new-session');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Repeat' }).click();
    await page.getByRole('option', { name: 'Every week', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Book/ }).click();
    await set.take('calendar-new-session-missing');
  });
  await set.closeDialogs();
  await set.scene('calendar day', async () => {
    await spans.getByText('Day', { exact: true }).click();
    await set.take('calendar-day');
  });
  await set.scene('calendar month', async () => {
    await spans.getByText('Month', { exact: true }).click();
    await set.take('calendar-month');
    await spans.getByText('Week', { exact: true }).click();
  });
  await stage.shell.go('Today');
}
