import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportScreen } from '../pages/import-screen';
import type { BadScene } from './bad-scene';

const HEAD = 'Id,Name,Date of birth';

/** CSV files as they should not be: what the person reads, and what comes in all the same. */
export async function badFilesPart({ stage, report }: BadScene): Promise<void> {
  const { page } = stage;
  const screen = new ImportScreen(page);
  const file = (name: string, bytes: string | Buffer): string => {
    const path = join(stage.folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  await report.step('CSV in an old encoding: guessed, said, readable', async () => {
    await screen.open(
      file(
        'old.csv',
        Buffer.from(`${HEAD}\r\n1,Zoë Brontë,1980-02-03\r\n2,Renée Björk,1981-03-04\r\n`, 'latin1'),
      ),
    );
    await page.getByText('Guessed: look at the names below.').waitFor();
    await page.getByRole('table', { name: 'Preview' }).getByText('Zoë Brontë').waitFor();
    const done = await screen.run();
    await screen.again();
    await stage.shell.openBySearch('zoe bron');
    return `${done.imported} imported, found as ${await page.getByRole('heading', { level: 1 }).innerText()}`;
  });
  await report.step('The same file read in the wrong encoding', async () => {
    await screen.open(join(stage.folder, 'old.csv'));
    await screen.choose('Encoding', 'UTF-8');
    return page.getByText(/characters cannot be read this way/).innerText();
  });
  await report.step('CSV with a header and 0 rows', () => screen.open(file('none.csv', `${HEAD}\r\n`)));
  await report.step('Empty file', () => screen.open(file('empty.csv', '')));
  await report.step('A date of 31/02: that row is refused, the other comes in', async () => {
    await screen.open(file('dates.csv', `${HEAD}\r\n7,Ada One,31/02/1980\r\n8,Ben Two,28/02/1980\r\n`));
    const done = await screen.run();
    await screen.again();
    const said = Object.keys(done.reasons).join('; ');
    if (done.imported !== 1 || done.refused !== 1 || said === '')
      throw new Error(`${done.imported} imported, ${done.refused} refused ${said}`);
    return `1 imported, 1 refused: ${said}`;
  });
  await manyRows({ stage, report }, file);
}

const ROWS = 100_000;

/** Read whole; begun; answers the hand all the time; cancelled, and nothing of it stays. */
async function manyRows(
  { stage, report }: BadScene,
  file: (name: string, bytes: string) => string,
): Promise<void> {
  const { page } = stage;
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `${at + 100},Person ${at},19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 9}`,
  );
  const path = file('many.csv', `${HEAD}\r\n${rows.join('\r\n')}\r\n`);
  await report.step('100,000 rows: read, begun, answering, cancelled, taken back', async () => {
    await stage.shell.go('Clients');
    const before = await activeClients();
    const reading = performance.now();
    await new ImportScreen(page).open(path);
    const read = performance.now() - reading;
    await page.evaluate(() => {
      let last = performance.now();
      document.documentElement.dataset['longest'] = '0';
      setInterval(() => {
        const now = performance.now();
        const longest = Math.max(Number(document.documentElement.dataset['longest']), now - last - 20);
        document.documentElement.dataset['longest'] = String(longest);
        last = now;
      }, 20);
    });
    await page.getByRole('button', { name: /^Import 100,000 rows$/ }).click();
    const begun = performance.now();
    const count = page.locator('.progress .figures').filter({ hasText: /^[1-9][\d,]* of 100,000/ });
    await count.waitFor({ timeout: 60_000 });
    await page.waitForTimeout(3000);
    const reached = await count.innerText();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const taken = performance.now();
    await page
      .getByText('Cancelled. What this import had brought in was taken back.')
      .waitFor({ timeout: 120_000 });
    const longest = Number(await page.evaluate(() => document.documentElement.dataset['longest']));
    await stage.shell.go('Clients');
    const after = await activeClients();
    if (after !== before) throw new Error(`${before} before, ${after} after`);
    return `read in ${(read / 1000).toFixed(1)} s; ${reached} after ${((taken - begun) / 1000).toFixed(1)} s; longest pause of the page ${Math.round(longest)} ms; taken back in ${((performance.now() - taken) / 1000).toFixed(1)} s`;
  });

  async function activeClients(): Promise<string> {
    const all = page.getByRole('group', { name: 'Show' }).getByRole('button', { name: /^All/ });
    await all.filter({ hasText: /\d/ }).waitFor();
    return (await all.innerText()).replaceAll(/\s+/g, ' ');
  }
}
