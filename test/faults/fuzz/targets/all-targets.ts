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

/** Every reader of bytes that nobody vouches for. The calendar is only written, never read: no file of that kind is parsed. */
export async function allTargets(): Promise<readonly Target[]> {
  const golden = await goldenVault();
  return [
    ...headerTargets(golden),
    ...keyringTargets(golden),
    ...journalTargets(golden),
    ...sealedTargets(golden),
    ...storeTargets(golden),
    ...fileTargets(golden),
    ...(await plainFileTargets()),
    ...(await backupTargets(golden)),
    ...textTargets(golden),
    ...callTargets(),
  ];
}
