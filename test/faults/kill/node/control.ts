import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Acknowledged } from '../acknowledged';
import { SERIES } from '../acts/write';
import { compare } from '../compare';
import type { StartOrder } from '../start';
import type { Killer } from './killed-start';

/** The journal's one segment: these vaults are small. */
export async function journalOf(profile: string): Promise<{ readonly path: string; readonly bytes: number }> {
  const folder = join(profile, 'vault', 'journal');
  const [name] = (await readdir(folder)).filter((one) => one.endsWith('.seg'));
  const path = join(folder, name ?? '');
  return { path, bytes: (await stat(path)).size };
}

/**
 * What the storm must be able to find, planted in copies of a vault: everything acknowledged cut off its journal, and its
 * folder gone. Answers how many of the two were reported, or null when nothing had been acknowledged that could be missed.
 */
export async function plantedLosses(
  order: StartOrder,
  bytesAtFirst: number,
  all: readonly Acknowledged[],
  killer: Killer,
  ledgerPipe: number,
): Promise<number | null> {
  if (!all.some(({ kind }) => kind === 'client')) return null;
  const planted = join(order.profile, '..', 'planted');
  const copy = async () => {
    await rm(planted, { recursive: true, force: true });
    await cp(order.profile, planted, { recursive: true });
    await rm(join(planted, 'IndexedDB'), { recursive: true, force: true });
  };
  const start = () =>
    killer.start({ ...order, phase: null, profile: planted, recovery: null, backup: null }, ledgerPipe);

  await copy();
  await rm(join(planted, 'vault', 'drafts'), { recursive: true, force: true });
  await truncate((await journalOf(planted)).path, bytesAtFirst);
  const cut = await start();
  const isMissed =
    cut.held !== null && compare(cut.held, all, SERIES).missing.some((one) => one.startsWith('{'));

  await copy();
  await rm(join(planted, 'vault'), { recursive: true });
  const isFirstRun = (await start()).front === 'none';
  await rm(planted, { recursive: true, force: true });
  return (isMissed ? 1 : 0) + (isFirstRun ? 1 : 0);
}
