import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '../../../e2e/app';
import { ImportScreen } from '../../../e2e/pages/import-screen';
import { type Place, Shell } from '../../../e2e/pages/shell';
import type { Checks } from '../lines';
import { hostile } from './hostile-vault';

const LINE = 'stored text never rendered as HTML';
const PLACES: readonly Place[] = ['Today', 'Calendar', 'Clients', 'Retention', 'Backup', 'Practice'];
/** Words of the vault that must have been seen, as they were written, by the end of the tour. */
const MUST_SHOW = [
  'Hname',
  'Hnote',
  'Hplan',
  'Hrisk',
  'Hamendment',
  'Hservice',
  'Hfile',
  'Hpage',
  'Hcontent',
  'Hpractice',
  'Hcsv',
  'Hhead',
  'Hhold',
  'Hrelation',
  'Haddress',
  'Hdraft',
];

/** Through every screen of a vault full of markup: it stands there as text, and nothing of it lives. */
export async function hostileText({ page }: RunningApp, folder: string, checks: Checks): Promise<void> {
  const shown = new Set<string>();
  const look = (screen: string) =>
    checks.check(LINE, screen, async () => {
      await page.waitForTimeout(150);
      const seen = await page.evaluate(() => {
        const fields = [...document.querySelectorAll('input, textarea')].map((one) =>
          one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.value : '',
        );
        const labels = [...document.querySelectorAll('[aria-label], [title]')].map(
          (one) => `${one.getAttribute('aria-label') ?? ''} ${one.getAttribute('title') ?? ''}`,
        );
        return {
          text: [document.body.innerText, ...fields, ...labels].join('\n'),
          alive: document.querySelectorAll('[data-hostile], img[src="x"]').length,
          ran: Reflect.get(window, 'casekeepRan') !== undefined,
          title: document.title,
        };
      });
      for (const [, word] of seen.text.matchAll(/(H[a-z]+)(?=<)/g)) if (word !== undefined) shown.add(word);
      if (seen.ran) return 'it ran';
      if (seen.alive > 0) return `${seen.alive} of its elements stand in the page`;
      return seen.title === 'Casekeep' ? null : `the title says ${seen.title}`;
    });
  const shell = new Shell(page);
  for (const place of PLACES) {
    await shell.go(place);
    await look(place);
  }
  await shell.search('Hname');
  await look('Search');
  await shell.closeSearch();
  await shell.openBySearch('Hname');
  await look('Client');
  const heads = page.locator('.time-line-head');
  for (let at = 0; at < (await heads.count()); at += 1) {
    const name = (await heads.nth(at).innerText()).slice(0, 40).replaceAll('\n', ' ');
    await heads.nth(at).click();
    await look(`Time line: ${name}`);
    if ((await page.getByRole('dialog').count()) > 0) {
      await page.waitForTimeout(400);
      await look(`File: ${name}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }
  await page.getByRole('heading', { level: 1 }).click();
  for (const key of ['e', 'p', 'h', 'n', 's']) {
    await page.keyboard.press(key);
    await look(`Form behind ${key}`);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(250);
    if (key !== 'n') await page.getByRole('heading', { level: 1 }).click();
  }
  await csv(page, folder, look);
  await checks.check(LINE, 'all of it was seen as it was written', async () => {
    const missing = MUST_SHOW.filter((word) => !shown.has(word));
    return missing.length === 0 ? null : `never seen: ${missing.join(', ')}`;
  });
  checks.remark(LINE, `${shown.size} texts full of markup seen as text`);
  await shell.go('Today');
}

async function csv(page: RunningApp['page'], folder: string, look: (screen: string) => Promise<void>) {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const file = join(folder, 'Hsheet<b data-hostile>.csv');
  const head = ['Name', quoted(`<b data-hostile>Hhead</b>`), 'Date of birth'].join(',');
  const row = [quoted(hostile('csv')), quoted(hostile('csvnote')), '1980-01-01'].join(',');
  await writeFile(file, `${head}\n${row}\n`);
  await new ImportScreen(page).open(file);
  await look('Import');
  await page
    .getByRole('combobox', { name: /^Column for/ })
    .first()
    .click();
  await look('Import: the columns to choose from');
  await page.keyboard.press('Escape');
}
