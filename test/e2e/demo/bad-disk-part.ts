import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupScreen } from '../pages/backup-screen';
import { ClientScreen } from '../pages/client-screen';
import { RestoreScreen } from '../pages/restore-screen';
import type { BadScene } from './bad-scene';
import { makeDrive, type Drive } from './drive';
import { fillUp } from './fill-up';
import type { Scene } from './scene';

/** Disks and drives as they should not be. */
export async function badDiskPart(
  bad: BadScene & { readonly disk: Drive | null },
  scene: Scene,
): Promise<void> {
  await fullDiskAtSave(bad);
  await drives(bad);
  await anotherVault(bad, scene);
}

async function fullDiskAtSave({
  stage,
  report,
  disk,
}: BadScene & { readonly disk: Drive | null }): Promise<void> {
  const { page, shell } = stage;
  if (disk === null) {
    report.notRun('Full disk while a note is saved', 'the profile has no file system of its own');
    return;
  }
  await report.step(
    'Full disk while a note is saved: said, kept on screen, saved once there is room',
    async () => {
      await shell.openBySearch('barn unlu');
      const client = new ClientScreen(page);
      await page.keyboard.press('n');
      await page.getByLabel('Themes').waitFor();
      const room = fillUp(stage.profile);
      const words = 'What was said while the disk was full. '.repeat(40).trim();
      await page.getByLabel('Themes').fill(words);
      await page.keyboard.press('Control+Enter');
      const alert = page
        .getByRole('alert')
        .filter({ hasText: /disk is full/ })
        .first();
      await alert.waitFor();
      const said = await alert.innerText();
      if ((await client.draft()) !== words) throw new Error('the text is gone');
      room.free();
      await page.getByLabel('Themes').focus();
      await page.keyboard.press('Control+Enter');
      await shell.noticed(/^Note on .* finished/);
      return said;
    },
  );
}

async function drives({ stage, report }: BadScene): Promise<void> {
  const label = 'small-drive';
  const made = makeDrive(join(stage.folder, label), 260);
  if (made.kind === 'refused') {
    report.notRun('Full, read-only and pulled drives', made.why);
    return;
  }
  const { drive } = made;
  const backups = new BackupScreen(stage.page);
  stage.answer('places', drive.folder);
  await backups.add(label);
  const expecting = (words: RegExp, run: () => Promise<string>) => async (): Promise<string> => {
    const said = await run();
    if (!words.test(said)) throw new Error(said);
    return said;
  };
  await report.step('Full drive', async () => {
    const room = fillUp(drive.folder);
    const said = await expecting(/ is full\. .*whole/, () => backups.backUp(label))();
    room.free();
    return said;
  });
  await report.step(
    'Once there is room, the backup goes through',
    expecting(/^Proven/, () => backups.backUp(label)),
  );
  await report.step('Read-only drive', async () => {
    drive.pullOut();
    await backups.waitFor(label, 'Not connected');
    drive.plugIn('read-only');
    await backups.waitFor(label, 'Connected');
    const said = await expecting(/does not allow writing/, () => backups.backUp(label))();
    drive.pullOut();
    await backups.waitFor(label, 'Not connected');
    return said;
  });
  await report.step('Drive pulled out half way, then plugged in again', async () => {
    const big = join(stage.folder, 'recording.bin');
    writeFileSync(big, Buffer.alloc(150_000_000, 7));
    await stage.shell.openBySearch('barn unlu');
    await new ClientScreen(stage.page).attach([big]);
    rmSync(big);
    await stage.shell.go('Backup');
    drive.plugIn();
    // It starts by itself; the drive goes while the big file is on its way.
    await stage.page.waitForTimeout(1200);
    drive.tearOut();
    const notice = stage.page.locator('.notice-line').last();
    await notice.filter({ hasText: /went away|did not finish|Proven/ }).waitFor({ timeout: 60_000 });
    const said = await notice.innerText();
    await backups.waitFor(label, 'Not connected');
    drive.plugIn();
    await stage.shell.noticed(/^Proven/);
    if (!said.includes('went away')) throw new Error(said);
    return said;
  });
}

async function anotherVault({ stage, report }: BadScene, { drive, recoveryKey }: Scene): Promise<void> {
  if (drive === null) {
    report.notRun('Backup of another vault', 'there is no drive');
    return;
  }
  await stage.lock();
  const restoring = new RestoreScreen(stage.page);
  await report.step('Backup of another vault, with its own key', async () => {
    stage.answer('sources', drive.folder);
    await restoring.begin();
    await restoring.chooseFolder();
    const said = await restoring.check('Recovery key', recoveryKey);
    if (!/another vault/.test(said)) throw new Error(said);
    return said;
  });
  await stage.kill();
  await stage.start();
}
