import { Keyboard } from '../pages/keyboard';
import { BackupScreen } from '../pages/backup-screen';
import { DRIVE } from './first-run-part';
import type { Scene } from './scene';

/** Backups by keyboard alone; and the content policy, which counted from the first start on. */
export async function policyPart({ stage, report, drive }: Scene): Promise<void> {
  const { page } = stage;
  if (drive !== null) {
    const keys = new Keyboard(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await keys.press('Control+6');
    await keys.tabTo(new BackupScreen(page).backUpNow(DRIVE));
    await keys.press('Enter');
    const said = await new BackupScreen(page).outcome(DRIVE);
    report.check('Backup by keyboard alone', said.startsWith('Proven'), `${keys.pressed} keys`);
  }
  const seen = report.violations;
  report.check('Violations of the content policy until here', seen === 0, seen);
  // A count that cannot count proves nothing: one violation is made on purpose, and must be heard.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.head.append(script);
    return fetch('https://example.invalid/').catch(() => undefined);
  });
  await page.waitForTimeout(300);
  report.check(
    'A violation made on purpose is heard and stopped',
    report.violations > seen,
    `${report.violations - seen} heard`,
  );
  report.forgetViolations(seen);
}
