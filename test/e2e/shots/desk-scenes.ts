import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupScreen } from '../pages/backup-screen';
import { ImportScreen } from '../pages/import-screen';
import { DRIVE } from './fresh-part';
import type { PhotoSet } from './photo-set';

const CSV = `Name,Date of birth,Phone,Email,Postcode
Amara Oyelaran,14/03/1988,07700 900101,amara@example.org,LS6 2AB
Bertil Sandahl,02/11/1979,07700 900102,bertil@example.org,LS7 3CD
Chidi Ekwueme,31/02/1990,07700 900103,chidi@example.org,LS8 4EF
,05/06/1991,07700 900104,nobody@example.org,LS9 5GH
Dervla Ni Bhriain,19/08/2001,07700 900105,not an address,LS1 6JK
`;

/** Search, import, backup, practice, help, and at last a destruction. */
export async function deskScenes(set: PhotoSet, password: string): Promise<void> {
  const { page, stage } = set;
  await set.scene('search', async () => {
    await stage.shell.go('Today');
    await page.keyboard.press('Control+k');
    await page.getByLabel('Search clients, notes and actions').waitFor();
    await set.take('search-empty');
    await stage.shell.closeSearch();
    await stage.shell.search('sleep');
    await set.take('search-found', { isMain: true });
    await page.getByLabel('Search clients, notes and actions').fill('qqqqzzz');
    await page.waitForTimeout(600);
    await set.take('search-nothing');
    await stage.shell.closeSearch();
  });
  await importScenes(set);
  await backupScenes(set);
  await set.scene('practice', async () => {
    await stage.shell.go('Practice');
    await set.take('practice', { isMain: true, isTall: true });
  });
  await set.scene('help', async () => {
    await page.keyboard.press('?');
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await set.take('help', { isTall: true });
  });
  await retentionScenes(set, password);
}

async function importScenes(set: PhotoSet): Promise<void> {
  const { page, stage } = set;
  const file = join(stage.folder, 'waiting list.csv');
  writeFileSync(file, CSV);
  const screen = new ImportScreen(page);
  await set.scene('import: choose', async () => {
    await stage.shell.go('Import');
    await set.take('import-1-choose');
  });
  await set.scene('import: columns and result', async () => {
    await screen.open(file);
    await page.waitForTimeout(600);
    await set.take('import-2-columns', { isMain: true, isTall: true });
    await screen.run();
    await set.take('import-3-result');
    await screen.again();
    await set.take('import-4-earlier');
  });
}

async function backupScenes(set: PhotoSet): Promise<void> {
  const { page, stage } = set;
  const drive = join(stage.folder, DRIVE);
  mkdirSync(drive, { recursive: true });
  const screen = new BackupScreen(page);
  await set.scene('backup: no place yet', async () => {
    await stage.shell.go('Backup');
    await set.take('backup-none');
  });
  await set.scene('backup: a place', async () => {
    stage.answer('places', drive);
    await screen.add(DRIVE);
    await set.take('backup-place');
    await screen.backUp(DRIVE);
    await set.take('backup-proven', { isMain: true });
    await screen.practiseRestore(DRIVE);
    await set.take('backup-practised', { isTall: true });
  });
}

async function retentionScenes(set: PhotoSet, password: string): Promise<void> {
  const { page, stage } = set;
  await set.scene('retention', async () => {
    await stage.shell.go('Retention');
    await set.take('retention', { isMain: true, isTall: true });
  });
  await set.scene('destroying', async () => {
    await page
      .getByRole('button', { name: /^Destroy the records of/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await set.take('retention-destroy', { isMain: true });
    await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Destroy for good' }).click();
    await stage.again();
    await stage.frontDoor.said();
    await set.take('unlock-after-destruction');
    await stage.frontDoor.unlock(password);
    await set.take('today-after-destruction');
  });
  await set.scene('certificate', async () => {
    await stage.shell.go('Retention');
    await set.page
      .getByRole('button', { name: /^Open the certificate/ })
      .first()
      .click();
    await set.page.getByRole('dialog').waitFor();
    await set.take('retention-certificate');
  });
}
