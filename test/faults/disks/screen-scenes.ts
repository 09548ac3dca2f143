import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupScreen } from '../../e2e/pages/backup-screen';
import { RestoreScreen } from '../../e2e/pages/restore-screen';
import { frontOf, openClient } from '../app/front';
import { FAULTS_PASSWORD } from '../node-app';
import { NEW_PASSWORD } from './acts';
import { verifyDrive } from './drive-check';
import { letFlushesFail } from './failing-main';
import type { ScreenStage } from './screen-stage';
import { replaceFolder } from './small-disk';
import { STILL_HERE } from './used-laptop';

export interface ScreenScene {
  readonly name: string;
  readonly isShort?: true;
  readonly play: (stage: ScreenStage) => Promise<void>;
}

const WORDS = 'Typed while the disk was what it was.';
/** Too long for what is left of the journal's last block: a short note is saved on a full disk, too. */
const LONG = `${WORDS}${' It was quiet.'.repeat(800)}`;
const DRIVE = 'drive';

export const SCENES: readonly ScreenScene[] = [
  {
    name: 'the laptop’s disk full to the last byte: draft, note, file, password',
    isShort: true,
    async play(stage) {
      await stage.open();
      const { page } = stage;
      await typeNote(stage);
      stage.profile.fill();
      await page.getByLabel('Themes').pressSequentially(' And on.');
      await stage.hear(page.locator('.draft-status'), /Draft not kept: the disk is full\..*free some space/);
      await page.keyboard.press('Control+Enter');
      await stage.hear(page.getByRole('alert'), /Not saved: the disk is full\..*Free some space/);
      const typed = await page.getByLabel('Themes').inputValue();
      stage.check(typed.includes(WORDS), `lost: of what was typed the form holds "${typed.slice(0, 80)}"`);
      // Whatever was given up meanwhile makes no room for the next act.
      stage.profile.fill();
      await attach(stage, /Not saved: the disk is full/);
      stage.profile.fill();
      await changePassword(stage, /The old password still holds.*the disk is full/);
      stage.profile.mend();
      await saveAndFindAgain(stage);
    },
  },
  {
    name: 'the laptop’s disk fails to flush, then works again',
    async play(stage) {
      await stage.open();
      const { page } = stage;
      await typeNote(stage);
      await letFlushesFail(stage.app.electron, 'EIO');
      await page.getByLabel('Themes').pressSequentially(' And on.');
      await stage.hear(page.locator('.draft-status'), /Draft not kept: the disk did not answer/);
      await page.keyboard.press('Control+Enter');
      await stage.hear(page.getByRole('alert'), /Not saved: the disk did not answer\..*Try again/);
      await attach(stage, /Not saved: the disk did not answer/);
      await changePassword(stage, /The old password still holds.*did not answer/);
      await letFlushesFail(stage.app.electron, 'EROFS');
      await page.keyboard.press('Escape');
      await openClient(page, STILL_HERE);
      await page.getByLabel('Themes').focus();
      await page.keyboard.press('Control+Enter');
      await stage.hear(page.getByRole('alert'), /does not let Casekeep write\..*restart the laptop/);
      await letFlushesFail(stage.app.electron, null);
      await saveAndFindAgain(stage);
    },
  },
  {
    name: 'the drive full, then torn out: said, the older backup whole, works again',
    isShort: true,
    async play(stage) {
      await stage.open();
      const backups = new BackupScreen(stage.page);
      stage.answer('places', stage.drive.folder);
      await backups.add(DRIVE);
      stage.drive.fill();
      await hearBackup(stage, /is full\. The last good copy on it is untouched.*Free some space/);
      stage.check(
        (await verifyDrive(stage.drive.folder)).length === 0,
        'lost: the older backup on the full drive',
      );
      stage.drive.mend();
      stage.drive.tearOut();
      await backups.waitFor(DRIVE, 'Not connected');
      stage.drive.mend();
      await backups.waitFor(DRIVE, 'Connected');
      await hearBackup(stage, /^Proven/);
      stage.check((await verifyDrive(stage.drive.folder)).length === 0, 'lost: the backup after it all');
    },
  },
  {
    name: 'the drive read-only, then writable',
    async play(stage) {
      await stage.open();
      const backups = new BackupScreen(stage.page);
      stage.answer('places', stage.drive.folder);
      await backups.add(DRIVE);
      stage.check(stage.drive.makeReadOnly(), 'the drive was not made read-only');
      await hearBackup(stage, /does not allow writing\. Nothing was changed on it/);
      stage.check(
        (await verifyDrive(stage.drive.folder)).length === 0,
        'lost: the backup on the read-only drive',
      );
      stage.answer('targets', join(stage.drive.folder, 'whole.casekeep'));
      await exportOnScreen(stage);
      await stage.hear(stage.page.locator('p.form-outcome'), /The disk does not allow writing\./);
      stage.drive.mend();
      await hearBackup(stage, /^Proven/);
    },
  },
  {
    name: 'a restore onto a full disk: nothing half, the old vault opens, then it goes through',
    async play(stage) {
      await stage.start();
      const { page } = stage;
      await frontOf(page);
      stage.answer('sources', stage.drive.folder);
      const restoring = new RestoreScreen(page);
      await restoring.begin();
      await restoring.chooseFolder();
      await restoring.check('Password', FAULTS_PASSWORD);
      stage.profile.fill();
      await restoring.install();
      await stage.hear(
        page.getByRole('alert').or(page.locator('.form-outcome')),
        /The disk is full\. Nothing was left half/,
      );
      stage.profile.mend();
      await stage.end();
      await stage.open();
      await openClient(stage.page, STILL_HERE);
      stage.check(await holdsNote(stage, '2026-11-16'), 'lost: the newest note of the old vault');
    },
  },
  {
    name: 'another folder in the place of the profile while somebody writes',
    async play(stage) {
      await stage.open();
      const { page } = stage;
      await typeNote(stage);
      const putBack = replaceFolder(join(stage.profile.folder, 'vault'));
      await page.getByLabel('Themes').pressSequentially(' And on.');
      await stage.hear(page.locator('.draft-status'), /Draft not kept: the disk did not answer/);
      await page.keyboard.press('Control+Enter');
      await stage.hear(page.getByRole('alert'), /Not saved: the disk did not answer/);
      putBack();
      await saveAndFindAgain(stage);
    },
  },
];

async function typeNote({ page }: ScreenStage): Promise<void> {
  await openClient(page, STILL_HERE);
  const themes = page.getByLabel('Themes');
  if (!(await themes.isVisible())) await page.keyboard.press('n');
  await themes.fill(LONG);
  await page.locator('.draft-status[data-state="kept"]').waitFor();
}

async function attach(stage: ScreenStage, words: RegExp): Promise<void> {
  const { page } = stage;
  const file = join(stage.profile.folder, '..', 'scan.bin');
  writeFileSync(file, Buffer.alloc(700_000, 7));
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: /^Attach/ }).click();
  await stage.hear(dialog.locator('[data-state="failed"]'), words);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function changePassword(stage: ScreenStage, words: RegExp): Promise<void> {
  const { page } = stage;
  await stage.shell.go('Practice');
  await page.getByRole('button', { name: 'Change the password' }).click();
  const form = page.getByRole('form', { name: 'Change the password' });
  await form.getByLabel('Password until now').fill(FAULTS_PASSWORD);
  await form.getByLabel('New password').fill(NEW_PASSWORD);
  await form.getByLabel('The same once more').fill(NEW_PASSWORD);
  await form.getByRole('button', { name: 'Change password' }).click();
  await stage.hear(page.locator('p.form-outcome'), words);
  await form.getByRole('button', { name: 'Cancel' }).click();
}

/** With the disk mended the same form saves; after a restart, by the old password, it is there. */
async function saveAndFindAgain(stage: ScreenStage): Promise<void> {
  const { page } = stage;
  await openClient(page, STILL_HERE);
  await page.getByLabel('Themes').focus();
  await page.keyboard.press('Control+Enter');
  await stage.hear(page.locator('.notice-line'), /^Note on .* finished/);
  await stage.end();
  await stage.open();
  await openClient(stage.page, STILL_HERE);
  stage.check(await holdsNote(stage, WORDS), 'lost: the note that was called finished');
}

async function holdsNote({ page }: ScreenStage, words: string): Promise<boolean> {
  const entry = page.locator('.time-line-entry').filter({ hasText: words }).first();
  return entry.waitFor().then(
    () => true,
    () => false,
  );
}

async function hearBackup(stage: ScreenStage, words: RegExp): Promise<void> {
  const said = await new BackupScreen(stage.page).backUp(DRIVE);
  stage.check(words.test(said), `instead of ${String(words)} it says "${said}"`);
  await stage.hear(stage.page.locator('p.form-outcome'), words);
}

async function exportOnScreen({ page, shell }: ScreenStage): Promise<void> {
  await shell.go('Backup');
  await page.getByRole('button', { name: 'Export to one file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(FAULTS_PASSWORD);
  await dialog.getByRole('button', { name: 'Choose where' }).click();
}
