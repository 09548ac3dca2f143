import { BackupScreen } from '../pages/backup-screen';
import { DRIVE } from './first-run-part';
import type { Scene } from './scene';

const DAY = 86_400_000;

/** The clock moved on: the reminder, the known drive that appears, the practice restore. */
export async function clockPart({ stage, report, password, drive }: Scene): Promise<void> {
  if (drive === null) {
    report.notRun('Reminder, drive appearing, practice restore', 'there is no drive of its own file system');
    return;
  }
  await report.step('The restored vault takes up the same drive again', async () => {
    stage.answer('places', drive.folder);
    const backups = new BackupScreen(stage.page);
    await backups.add(DRIVE);
    const said = await backups.backUp(DRIVE);
    if (!said.startsWith('Proven')) throw new Error(said);
    return said;
  });
  await stage.close();
  drive.pullOut();
  await stage.start({ CASEKEEP_TEST_CLOCK_SHIFT_MS: String(40 * DAY) });
  await stage.frontDoor.unlock(password);

  await report.step('40 days on: Today reminds of the backup', async () => {
    await stage.shell.go('Today');
    const due = stage.page
      .locator('section')
      .filter({ has: stage.page.getByRole('heading', { name: 'Falls due' }) });
    await due
      .getByText(/Back up|No backup yet/)
      .first()
      .waitFor();
    return (await due.innerText()).replaceAll('\n', ' ').slice(0, 200);
  });
  await report.step('The known drive appears: its backup starts by itself', async () => {
    await stage.shell.go('Backup');
    drive.plugIn();
    await stage.page
      .locator('.notice-line')
      .filter({ hasText: /Proven|backup|drive/i })
      .first()
      .waitFor({ timeout: 60_000 });
    const said = await stage.page.locator('.notice-line').last().innerText();
    if (!said.startsWith('Proven')) throw new Error(said);
    return said;
  });
  await report.step('Practice restore is due, and proves the drive', async () => {
    await stage.shell.go('Today');
    await stage.page.getByRole('button', { name: 'Practice restore' }).click();
    const said = await new BackupScreen(stage.page).practiseRestore(DRIVE);
    if (!said.startsWith('It restores')) throw new Error(said);
    return said;
  });
  await report.step('After that nothing about backups falls due', async () => {
    await stage.shell.go('Today');
    const due = stage.page
      .locator('section')
      .filter({ has: stage.page.getByRole('heading', { name: 'Falls due' }) });
    await due.waitFor();
    await stage.page.waitForTimeout(300);
    const text = await due.innerText();
    if (/Back up|Practice restore/.test(text)) throw new Error(text);
    return '';
  });
}
