import type { Proof } from '../proof';
import { backupBytes } from './backup-bytes';
import { aUsedLaptop } from './laptop-copies';
import { vaultBytes } from './vault-bytes';

/** Flipped and missing bytes on main's and the vault's real code, without a window. */
export async function bytesInNode(rounds: number): Promise<readonly Proof[]> {
  const laptop = await aUsedLaptop();
  try {
    return [...(await vaultBytes(laptop, rounds)), await backupBytes(laptop, rounds)];
  } finally {
    await laptop.remove();
  }
}
