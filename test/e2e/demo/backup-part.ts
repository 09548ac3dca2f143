import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupScreen } from '../pages/backup-screen';
import { PracticeScreen } from '../pages/practice-screen';
import { RestoreScreen } from '../pages/restore-screen';
import { cutBackup } from './cut-backup';
import { DRIVE } from './first-run-part';
import type { Scene } from './scene';

/** Backed up to the drive, wiped, restored by the recovery key, and every record and file compared. */
export async function backupPart(scene: Scene): Promise<void> {
  const { stage, report, password, recoveryKey, drive } = scene;
  if (drive === null) {
    report.notRun('Backup, wipe, restore, digest', 'there is no drive of its own file system');
    return;
  }
  const started = performance.now();
  const said = await new BackupScreen(stage.page).backUp(DRIVE);
  report.check(
    'Backed up to the drive and read back',
    said.startsWith('Proven'),
    `${said} (${seconds(started)} s)`,
  );
  const before = await new PracticeScreen(stage.page).digest();
  report.figure('Content digest before', `${before.digest.slice(0, 16)}… ${before.counts}`);
  await stage.close();
  await rm(stage.profile, { recursive: true });

  await stage.start();
  const restoring = new RestoreScreen(stage.page);
  stage.answer('sources', cutBackup(drive.folder, join(stage.folder, 'cut')));
  await restoring.begin();
  await restoring.chooseFolder();
  const cut = await restoring.check('Recovery key', recoveryKey);
  report.check(
    'A backup cut short is not taken',
    cut.includes('cut short') && cut.includes('Nothing was written'),
    cut,
  );
  await restoring.chooseAnother();
  stage.answer('sources', drive.folder);
  await restoring.chooseFolder();
  const checking = performance.now();
  const held = await restoring.check('Recovery key', recoveryKey);
  report.check(
    'The wiped profile: the backup is whole, opened by the recovery key',
    held.includes('people'),
    `${held} (${seconds(checking)} s)`,
  );
  await restoring.install();
  await stage.again();
  await stage.frontDoor.said();
  await stage.frontDoor.unlockByRecoveryKey(recoveryKey);
  report.check('The restored vault opens by the recovery key', true);
  await stage.lock();
  await stage.frontDoor.unlock(password);
  report.check('The restored vault opens by the password', true);
  const after = await new PracticeScreen(stage.page).digest();
  report.check(
    'Content digest after the restore is equal',
    after.digest === before.digest,
    `${after.digest.slice(0, 16)}… ${after.counts}`,
  );
  report.check(
    'Counts per kind are equal and above 0',
    after.counts === before.counts && countsAboveNothing(after.counts),
  );
}

const KINDS = /people|appointments|session notes|consents|attachments|questionnaire totals|files/g;

/** Kinds that count nothing are not shown at all. */
function countsAboveNothing(counts: string): boolean {
  return new Set(counts.match(KINDS)).size === 7;
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}
