import { join } from 'node:path';
import type { Target } from '../engine/target';
import { goldenVault } from '../golden';
import { backupTargets } from './backup-targets';
import { callTargets } from './call-targets';
import { fileTargets } from './file-targets';
import { headerTargets } from './header-targets';
import { journalTargets } from './journal-targets';
import { keyringTargets } from './keyring-targets';
import { plainFileTargets } from './plain-file-targets';
import { sealedTargets } from './sealed-targets';
import { storeTargets } from './store-targets';
import { textTargets } from './text-targets';

/**
 * Every reader of bytes that nobody vouches for; `folder` is where those of files lay theirs down.
 * No file of a calendar is read or written: there is no such reader.
 */
export async function allTargets(folder: string): Promise<readonly Target[]> {
  const golden = await goldenVault();
  return [
    ...headerTargets(golden),
    ...keyringTargets(golden),
    ...journalTargets(golden),
    ...sealedTargets(golden),
    ...storeTargets(golden),
    ...fileTargets(golden),
    ...(await plainFileTargets(join(folder, 'plain'))),
    ...(await backupTargets(golden, join(folder, 'drive'))),
    ...textTargets(golden),
    ...callTargets(),
  ];
}
