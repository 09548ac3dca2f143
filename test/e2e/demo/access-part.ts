import AxeBuilder from '@axe-core/playwright';
import { CalendarScreen } from '../pages/calendar-screen';
import { ClientScreen } from '../pages/client-screen';
import { ImportScreen } from '../pages/import-screen';
import { PracticeScreen } from '../pages/practice-screen';
import type { Place } from '../pages/shell';
import { CLIENT } from './records-part';
import type { Scene } from './scene';

const PLACES: readonly Place[] = [
  'Today',
  'Calendar',
  'Clients',
  'Retention',
  'Import',
  'Backup',
  'Practice',
];

/** axe on every view, light and dark, dialogs open and closed. */
export async function accessPart(scene: Scene): Promise<void> {
  const { stage, report } = scene;
  const { page } = stage;
  for (const look of ['Light', 'Dark'] as const) {
    await new PracticeScreen(page).appearance(look);
    await stage.shell.clearNotices();
    const views = await everyView(scene);
    const bad = views.filter(({ found }) => found.length > 0);
    const said = bad.map(({ view, found }) => `${view}: ${found.join(', ')}`).join('; ');
    report.check(
      `axe, ${look.toLowerCase()}: ${views.length} views, 0 violations`,
      bad.length === 0,
      said || views.map(({ view }) => view).join(', '),
    );
  }
  await new PracticeScreen(page).appearance('Light');
}

interface Looked {
  readonly view: string;
  readonly found: readonly string[];
}

async function everyView({ stage: { page, shell }, input }: Scene): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  const lookAt = async (view: string) => {
    // Dialogs and drawers fade in: colours count when they stand.
    await page.waitForTimeout(350);
    looked.push({ view, found: await violations(page) });
  };
  for (const place of PLACES) {
    await shell.go(place);
    await lookAt(place);
  }
  await page.getByRole('navigation').getByRole('button', { name: 'Help' }).click();
  await lookAt('Help');
  await new ImportScreen(page).open(input.observations);
  await page.getByRole('table', { name: 'Preview' }).waitFor();
  await lookAt('Columns of a file');
  const calendar = new CalendarScreen(page);
  await calendar.open();
  await calendar.book({ client: CLIENT, day: 'today', time: '09:00' });
  // A notice that fades away is no colour that stands.
  await shell.noticed('Session booked');
  await shell.clearNotices();
  await calendar.openSession(CLIENT);
  await lookAt('A session');
  await close();
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Alt+n');
  await page.getByRole('dialog', { name: 'New client' }).waitFor();
  await lookAt('New client');
  await close();
  await shell.search('garden');
  await lookAt('Search');
  await shell.closeSearch();

  await shell.openBySearch('wilh quarr');
  await page
    .getByRole('region', { name: 'Time line' })
    .or(page.locator('section[aria-label="Time line"]'))
    .first()
    .waitFor();
  await lookAt('One client');
  const client = new ClientScreen(page);
  await client.more('Holds');
  await page.getByRole('dialog').waitFor();
  await lookAt('Holds');
  await close();
  for (const [key, view] of [
    ['e', 'Change particulars'],
    ['c', 'Consents'],
    ['p', 'People around'],
    ['a', 'Attach files'],
    ['s', 'New session'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await lookAt(view);
    await close();
  }
  for (const file of ['drawing.png', 'letter.pdf', 'message.txt', 'memo.wav']) {
    await client.view(file);
    await lookAt(file);
    await close();
  }
  return looked;

  async function close(): Promise<void> {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

/** Rule and first element of each violation. */
export async function violations(page: Scene['stage']['page']): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return result.violations.map(
    ({ id, nodes }) => `${id} × ${nodes.length} at ${String(nodes[0]?.target[0] ?? '')}`,
  );
}
