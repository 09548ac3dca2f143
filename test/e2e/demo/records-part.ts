import { ClientScreen } from '../pages/client-screen';
import { Keyboard } from '../pages/keyboard';
import { makeFiles } from './made-files';
import type { Scene } from './scene';

/** The client that the demo works with. */
export const CLIENT = 'Wilhelmina Quarrington';

/** Clients, notes, consents, files, search: what a day brings. */
export async function recordsPart({ stage, report, input }: Scene): Promise<void> {
  const { page, shell } = stage;
  const client = new ClientScreen(page);
  const files = makeFiles(stage.folder);

  const adding = new Keyboard(page);
  await client.add(adding, CLIENT);
  report.check('New client by keyboard alone', true, `${adding.pressed} keys, ${adding.typed} characters`);

  for (const [at, text] of input.texts.slice(0, 3).entries()) {
    const keys = new Keyboard(page);
    await client.writeNote(keys, { themes: text.slice(0, 400), plan: 'Same time next week.' });
    await client.counts('Notes', at + 1);
    report.check(`Note ${at + 1} by keyboard alone`, true, `${keys.pressed} keys, ${keys.typed} characters`);
  }
  await shell.clearNotices();

  await report.step('A finished note amended: both texts stand', async () => {
    await client.amendFirstNote('The mother was meant, not the aunt.', 'misheard');
    const note = await page.locator('.full-note').innerText();
    if (!note.includes('Same time next week.') || !note.includes('The mother was meant'))
      throw new Error(note);
    return '';
  });
  await report.step('Files attached: png, pdf, txt, wav', async () => {
    await client.attach([files.png, files.pdf, files.txt, files.wav]);
    await client.counts('Files', 4);
    return '4 sealed';
  });
  for (const [name, shows] of [
    ['drawing.png', 'canvas, img'],
    ['letter.pdf', 'canvas'],
    ['message.txt', 'pre, .text-view, [class*=text]'],
    ['memo.wav', 'audio, canvas, button:has-text("Play")'],
  ] as const) {
    await report.step(`${name} opens inside the app`, async () => {
      await client.view(name);
      await page.getByRole('dialog').locator(shows).first().waitFor();
      const alerts = await page.getByRole('dialog').getByRole('alert').allInnerTexts();
      await client.closeDialog();
      if (alerts.length > 0) throw new Error(alerts.join(' '));
      return '';
    });
  }

  await report.step('Consent with its evidence recorded, another refused', async () => {
    await client.recordConsent('Contact the GP', 'Agreed', files.png);
    await client.closeDialog();
    await client.recordConsent('Record sessions', 'Refused', null);
    await client.closeDialog();
    await client.counts('Consents', 2);
    return '2 on the time line';
  });
  await report.step('Consent withdrawn from today', async () => {
    await page.keyboard.press('c');
    await client.withdraw();
    const said = await page
      .getByText(/Withdrawn from/)
      .first()
      .innerText();
    await client.closeDialog();
    return said;
  });

  await report.step('Search finds a word of a note', async () => {
    const word = /\b[a-z]{9,}\b/.exec(input.texts[0]?.slice(0, 300) ?? '')?.[0] ?? 'week';
    const found = await shell.search(word);
    await shell.closeSearch();
    if (!found.some((line) => line.toLowerCase().includes(word))) throw new Error(`nothing for ${word}`);
    return `${found.length} lines`;
  });
  await report.step('Search finds the client by the start of each name', async () => {
    await shell.openBySearch('wilh quarr');
    return page.getByRole('heading', { level: 1 }).innerText();
  });
}
