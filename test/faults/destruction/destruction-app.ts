import { rename } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { launchApp, type RunningApp } from '../../e2e/app';
import { BackupScreen } from '../../e2e/pages/backup-screen';
import { Shell } from '../../e2e/pages/shell';
import { unlockOnScreen } from '../app/front';
import { type OwnPlaces, ownPlaces } from '../app/own-places';
import { FAULTS_PASSWORD } from '../node-app';
import type { Proof } from '../proof';
import { aScene, type Scene } from './scene';
import type { StoreRows } from './sealed-things';
import { lookForKeys, takeStock } from './stock';

const LAGS = 'Its copy can still open what was destroyed since.';

/** A client destroyed by review on the real screen: then every byte of profile, drive and home against every key that is left. */
export async function destructionApp(): Promise<Proof> {
  const scene = await aScene();
  const places = await ownPlaces();
  const failures: string[] = [];
  const [client] = scene.clients;
  const label = basename(scene.drive);
  try {
    const rows = await inApp(scene, places, async ({ page }) => {
      const lines = await new Shell(page).search(client.name);
      if (lines.length === 0) failures.push('the search does not find whom it should');
      await new Shell(page).closeSearch();
      await new Shell(page).go('Backup');
      await new BackupScreen(page).waitFor(label, 'Connected');
      if (await page.getByText(LAGS).isVisible())
        failures.push('the drive is named before anything was destroyed');
      return sealedRows(page);
    });
    const stock = await takeStock(scene.profile, client.owners, rows);
    // Kept somewhere else meanwhile, as a second drive is.
    await rename(scene.drive, `${scene.drive} away`);
    await inApp(scene, places, async (app) => destroyOnScreen(app, client.name));
    await inApp(scene, places, async ({ page }) => {
      const lines = await new Shell(page).search(client.name);
      if (lines.some((line) => line.includes(client.name)))
        failures.push('the search still finds the client');
      await new Shell(page).closeSearch();
      const named = page.getByText(LAGS);
      await new Shell(page).go('Backup');
      if (!(await within(named.waitFor({ timeout: 60_000 }))))
        failures.push('the drive that still holds the key is not named');
      await rename(`${scene.drive} away`, scene.drive);
      await new BackupScreen(page).waitFor(label, 'Connected');
      // A known drive that appears is backed up to by itself.
      if (!(await within(named.waitFor({ state: 'hidden', timeout: 60_000 }))))
        failures.push('the drive is named although it was connected again');
    });
    const look = await lookForKeys([scene.profile, scene.drive, places.folder], stock, scene.secrets);
    return {
      what: 'real app: a client destroyed by review, then every byte of profile, working store and drive',
      tried: look.tried,
      found: look.control,
      lost: 0,
      leaked: look.leaks.length,
      note: `${stock.ciphertexts.length} ciphertexts (${rows.catalogue.length + rows.deltas.length + rows.index.length} of the store); control: the destroyed keys, kept by the test, open all ${look.control}; the drive named until it was connected`,
      failures: [...failures, ...look.leaks],
    };
  } finally {
    await places.remove();
    await scene.remove();
  }
}

/** One start of the app, unlocked. Whatever ended it, nothing of it runs afterwards. */
async function inApp<Value>(
  { profile }: Scene,
  { env }: OwnPlaces,
  act: (app: RunningApp) => Promise<Value>,
): Promise<Value> {
  const app = await launchApp({ profile, env, timeoutMs: 120_000 });
  try {
    const opened = await unlockOnScreen(app.page);
    if (opened.kind !== 'open') throw new Error(`the screen says ${opened.said}`);
    return await act(app);
  } finally {
    await app.close();
  }
}

/** Retention, the client's row, the password, the red button; the app ends by itself. */
async function destroyOnScreen({ page, exited }: RunningApp, name: string): Promise<void> {
  await new Shell(page).go('Retention');
  await page.getByRole('button', { name: `Destroy the records of ${name}` }).click();
  const dialog = page.getByRole('dialog', { name: `Destroy the records of ${name}` });
  await dialog.getByLabel('Password', { exact: true }).fill(FAULTS_PASSWORD);
  await dialog
    .getByRole('button', { name: 'Destroy for good' })
    .click()
    .catch(() => undefined);
  await exited;
}

/** Whether it comes about in a minute. */
async function within(waited: Promise<void>): Promise<boolean> {
  return waited.then(
    () => true,
    () => false,
  );
}

const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const named = z.array(z.object({ id: z.string(), bytes }));
const rowsInPage = z.object({
  epoch: z.string(),
  catalogue: named,
  index: named,
  deltas: z.array(z.object({ key: z.number(), bytes })),
});

/** The working store's sealed rows, as anybody reads them who gets at the page: sealed. */
async function sealedRows(page: Page): Promise<StoreRows> {
  return rowsInPage.parse(await page.evaluate(READ_ROWS));
}

const READ_ROWS = `(async () => {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('casekeep');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const all = (table) => new Promise((resolve, reject) => {
    const asked = database.transaction(table).objectStore(table).getAll();
    asked.onsuccess = () => resolve(asked.result.map((row) => ({ ...row, bytes: text(row.bytes) })));
    asked.onerror = () => reject(asked.error);
  });
  const text = (bytes) => btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''));
  const rows = {
    catalogue: await all('catalogue'), index: await all('index'), deltas: await all('deltas'), meta: await all('meta'),
  };
  database.close();
  return { ...rows, epoch: rows.meta.find((one) => one.name === 'position').epoch };
})()`;
