import { CalendarScreen } from '../pages/calendar-screen';
import { ClientScreen } from '../pages/client-screen';
import { Keyboard } from '../pages/keyboard';
import { PracticeScreen } from '../pages/practice-screen';
import { CLIENT } from './records-part';
import type { Scene } from './scene';

/** Every routine act is done and taken back; in the end the content is what it was. */
export async function undoPart({ stage, report }: Scene): Promise<void> {
  const { page, shell } = stage;
  const calendar = new CalendarScreen(page);
  const client = new ClientScreen(page);
  const before = await new PracticeScreen(page).digest();
  const undone: string[] = [];
  const back = async (act: string, said: string | RegExp, run: () => Promise<unknown>): Promise<void> => {
    try {
      await shell.clearNotices();
      await run();
      await shell.undo(said);
      undone.push(act);
    } catch (error) {
      report.failure(`Undo: ${act}`, error);
    }
    while ((await page.getByRole('dialog').count()) > 0) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(250);
    }
  };
  const press = (name: string | RegExp) => page.getByRole('button', { name }).last().click();

  await back('client added', 'Gone Tomorrow added', () => client.add(new Keyboard(page), 'Gone Tomorrow'));

  await calendar.open();
  await back('session booked', 'Session booked', () =>
    calendar.book({ client: CLIENT, day: 'today', time: '17:00' }),
  );
  await back('series booked', '3 sessions booked', () =>
    calendar.book({ client: CLIENT, day: '+70', time: '08:00', repeat: 'Every two weeks', count: 3 }),
  );
  await back('session changed', 'Session changed', async () => {
    const dialog = await calendar.openSession(CLIENT);
    await dialog.getByLabel('Place', { exact: true }).fill('Room 2');
    await dialog.getByRole('button', { name: /^Save changes/ }).click();
  });
  await back('session moved', 'Session moved', () => calendar.dragDown(CLIENT, 1));
  await back('attendance', 'Marked as attended', async () => {
    const dialog = await calendar.openSession(CLIENT);
    await dialog.getByRole('combobox', { name: 'Attendance', exact: true }).click();
    await page.getByRole('option', { name: 'Attended', exact: true }).click();
  });
  await back('session removed', 'Session removed', async () => {
    const dialog = await calendar.openSession(CLIENT);
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  });

  await shell.openBySearch('wilh quarr');
  await back('particulars changed', `${CLIENT} changed`, async () => {
    await page.keyboard.press('e');
    await page.getByLabel('Phone', { exact: true }).fill('01632 960 123');
    await press(/^Save/);
  });
  await back('related person added', /of Wilhelmina Quarrington added/, async () => {
    await page.keyboard.press('p');
    await press('Add somebody');
    await page.getByRole('textbox', { name: /^Name/ }).fill('Dr Hall');
    await press(/^Add(?! somebody)/);
  });
  await back('consent recorded', /agreed/, async () => {
    await client.recordConsent('Take part in research', 'Agreed', null);
  });
  await back('hold placed', `Hold placed on ${CLIENT}`, async () => {
    await client.more('Holds');
    await press(/^Place hold/);
  });
  await back('draft discarded', /discarded/, async () => {
    await client.beginNote(new Keyboard(page), 'A draft that is thrown away by mistake.');
    await press('Discard');
    await press('Discard draft');
  });
  await press('Discard');
  await press('Discard draft');
  await back('work ended', /^Work with .* ended/, async () => {
    await client.more('End the work');
    await press(/^End the work/);
  });

  await shell.go('Practice');
  await back('setting changed', 'Locks when minimised', () =>
    page.getByLabel('Lock when the window is minimised').click(),
  );

  report.check(
    'Routine acts undone by their notice',
    undone.length > 10,
    `${undone.length}: ${undone.join(', ')}`,
  );
  const after = await new PracticeScreen(page).digest();
  report.check(
    'Content digest after all undos is as before',
    after.digest === before.digest,
    after.digest === before.digest ? '' : `${before.counts} → ${after.counts}`,
  );
}
