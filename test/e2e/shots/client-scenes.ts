import type { MadeFiles } from '../demo/made-files';
import { ClientScreen } from '../pages/client-screen';
import { Keyboard } from '../pages/keyboard';
import type { PhotoSet } from './photo-set';

/** The list, a new client, one client with an open risk and everything that opens from there. */
export async function clientScenes(set: PhotoSet, files: MadeFiles): Promise<void> {
  const { page, stage } = set;
  const client = new ClientScreen(page);
  const keys = new Keyboard(page);
  await set.scene('clients', async () => {
    await stage.shell.go('Clients');
    await page.getByText('Risk open').first().waitFor();
    await set.take('clients', { isMain: true });
  });
  await set.scene('clients: nobody found', async () => {
    await page.getByLabel('Find a client').fill('zzz nobody');
    await set.take('clients-nobody');
    await page.getByLabel('Find a client').fill('');
  });
  await set.scene('new client', async () => {
    await page.keyboard.press('Alt+n');
    await page.getByRole('dialog').waitFor();
    await set.take('client-new', { isMain: true, isTall: true });
    await page.keyboard.press('Control+Enter');
    await set.take('client-new-missing');
  });
  await set.closeDialogs();

  await page.getByText('Risk open').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await set.scene('one client', async () => {
    await page.locator('.time-line-head').first().waitFor();
    await set.take('client', { isMain: true, isTall: true });
  });
  await set.scene('writing a note', async () => {
    await client.beginNote(
      keys,
      'Sleep a little better this week. Returned to the argument with her sister.',
    );
    await set.take('client-writing', { isMain: true });
  });
  await set.scene('all ways to reach them, why it is kept', async () => {
    await page.getByRole('button', { name: 'all ways' }).click();
    await set.take('client-reach');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'why', exact: true }).click();
    await set.take('client-why-kept');
    await page.keyboard.press('Escape');
  });
  await set.scene('a note opened, amended', async () => {
    await page
      .getByRole('group', { name: 'Show on the time line' })
      .getByRole('button', { name: 'Notes' })
      .click();
    await page.locator('.time-line-head').first().click();
    await page.getByRole('button', { name: 'Amend', exact: true }).waitFor();
    await set.take('client-note-open');
    await page.getByRole('button', { name: 'Amend', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await set.take('client-amend');
  });
  await set.closeDialogs();
  await panels(set);
  await attachments(set, client, files);
}

async function panels(set: PhotoSet): Promise<void> {
  const { page } = set;
  const client = new ClientScreen(page);
  await page.locator('h1').first().focus();
  await set.scene('consents', async () => {
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Record a consent' }).waitFor();
    await set.take('consents', { isMain: true });
    await page.getByRole('button', { name: 'Record a consent' }).click();
    await set.take('consent-new', { isTall: true });
  });
  await set.closeDialogs();
  for (const [item, name] of [
    ['Change particulars', 'client-edit'],
    ['Holds', 'client-holds'],
    ['End the work', 'client-end'],
  ] as const) {
    await set.scene(item, async () => {
      await client.more(item);
      await page.locator('[role="dialog"]:visible').first().waitFor();
      await set.take(name, { isTall: item === 'Change particulars' });
    });
    await set.closeDialogs();
  }
  await set.scene('people around a client', async () => {
    await page.getByRole('button', { name: /^People/ }).click();
    await page.getByRole('dialog').waitFor();
    await set.take('client-people');
  });
  await set.closeDialogs();
  await set.scene('the menu of a client', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await set.take('client-menu');
    await page.keyboard.press('Escape');
  });
}

async function attachments(set: PhotoSet, client: ClientScreen, files: MadeFiles): Promise<void> {
  const { page } = set;
  await set.scene('attach files', async () => {
    await page.locator('h1').first().focus();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles([files.png, files.pdf, files.txt, files.wav]);
    await set.take('attach');
    await dialog.getByRole('button', { name: /^Attach/ }).click();
    await dialog.getByRole('button', { name: 'Done' }).waitFor();
    await set.take('attach-done');
    await dialog.getByRole('button', { name: 'Done' }).click();
  });
  await set.closeDialogs();
  await page
    .getByRole('group', { name: 'Show on the time line' })
    .getByRole('button', { name: 'Files' })
    .click();
  for (const [file, name] of [
    ['drawing.png', 'file-image'],
    ['letter.pdf', 'file-pdf'],
    ['message.txt', 'file-text'],
    ['memo.wav', 'file-sound'],
  ] as const) {
    await set.scene(file, async () => {
      await client.view(file);
      await page.waitForTimeout(1500);
      await set.take(name);
      if (file !== 'letter.pdf') return;
      await page.getByRole('button', { name: 'Export…' }).click();
      await set.take('file-export');
    });
    await set.closeDialogs();
  }
}
