import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FirstRun } from '../pages/first-run';
import { Keyboard } from '../pages/keyboard';
import { makeDrive } from './drive';
import type { Scene } from './scene';

/** The name of the drive: its folder's. */
export const DRIVE = 'blue-drive';

/** A vault from nothing, with the keyboard alone, up to the first backup on a drive of its own. */
export async function firstRunPart(scene: Scene): Promise<void> {
  const { stage, report, password } = scene;
  const sheet = join(stage.folder, 'sheet.pdf');
  stage.answer('targets', sheet);
  await stage.start();
  const keys = new Keyboard(stage.page);
  const firstRun = new FirstRun(stage.page);

  scene.recoveryKey = await firstRun.toTheBackupStep(keys, {
    practice: 'Linden Tree Practice',
    therapist: 'A. Therapist',
    password,
    sheet,
  });
  rmSync(sheet);
  report.check('Recovery sheet: the key was read from the PDF and typed', scene.recoveryKey.length === 44);

  const made = makeDrive(join(stage.folder, DRIVE), 600);
  if (made.kind === 'refused') {
    report.notRun('First backup on a drive of its own file system', made.why);
    await firstRun.withoutBackup(keys);
  } else {
    scene.drive = made.drive;
    stage.answer('places', made.drive.folder);
    const said = await firstRun.firstBackup(keys);
    report.check(
      `First backup to ${made.drive.sort}`,
      said.includes('it is a backup') || said.includes('and opened'),
      said,
    );
  }
  await stage.page.getByRole('navigation').first().waitFor();
  report.figure(
    'Keys from the first screen to the open cabinet',
    `${keys.pressed} keys, ${keys.typed} characters, 0 clicks`,
  );
}
