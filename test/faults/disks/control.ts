import { cp, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flipSomewhere, segmentBelow } from '../bytes/laptop-copies';
import { startNodeApp } from '../node-app';
import type { Proof } from '../proof';
import { ACTS } from './acts';
import { changedOnDrive, filesBelow, verifyDrive } from './drive-check';
import { holdingsOf, missingFrom } from './holdings';
import { wrongAnswer } from './right-answer';
import { copyFolders, removeFolder, type UsedFolders } from './used-laptop';

/** Losses planted on purpose: each must be seen by the very checks that the cases are judged by. */
export async function control(workshop: string, used: UsedFolders): Promise<Proof> {
  const folder = join(workshop, 'control');
  const failures: string[] = [];
  const must = (isSeen: boolean, what: string): void => {
    if (!isSeen) failures.push(`not seen: ${what}`);
  };
  try {
    await copyFolders(used, folder);
    const profile = join(folder, 'profile');
    const drive = join(folder, 'drive');
    const segment = await segmentBelow(join(profile, 'vault'));
    await truncate(segment, Math.floor((await readFile(segment)).length * 0.8));
    const app = await startNodeApp(profile);
    const opened = await app.unlock();
    const missing =
      opened.kind === 'open' ? missingFrom(await holdingsOf(app.vault), used.acknowledged) : [null];
    await app.end();
    must(missing.length > 0, 'a journal without its end');

    const before = await filesBelow(drive);
    const name = [...before.keys()].find((one) => one.endsWith('.seg')) ?? '';
    await flipSomewhere(join(drive, name));
    must((await changedOnDrive(drive, before)).length > 0, 'a flipped bit in an earlier file of the drive');
    must((await verifyDrive(drive)).length > 0, 'a backup with a flipped bit');
    await cp(used.drive, drive, { recursive: true });
    await writeFile(join(drive, name), '');
    must((await changedOnDrive(drive, before)).length > 0, 'an earlier file of the drive emptied');

    const [act] = ACTS;
    const full = { kind: 'once', code: 'ENOSPC' } as const;
    const unnamed = {
      kind: 'storage-failed',
      reason: 'unexpected',
      isDone: false,
      sentence: 'Not saved. Try again.',
      promised: [],
    };
    must(
      act !== undefined && wrongAnswer(act, 'profile', full, null, unnamed) !== null,
      'an unnamed failure',
    );
  } finally {
    await removeFolder(folder);
  }
  const tried = 5;
  return {
    what: 'control: losses and wrong answers planted among the failing disks',
    tried,
    found: tried - failures.length,
    lost: 0,
    leaked: 0,
    note: 'a cut journal, a flipped and an emptied file on the drive, a backup that does not verify, an unnamed answer',
    failures,
  };
}
