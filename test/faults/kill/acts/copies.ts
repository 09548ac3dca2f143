import { readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { oneLock } from '../../../../electron/main/lock/lock';
import type { NodeApp } from '../../node-app';
import { type Hand, marked } from '../hand';
import { addClient, keepDraft, writeNote } from './write';

const quiet = () => undefined;

/** One run of the backup; acknowledged when it says that the copy is proven. */
export async function backingUp({ vault }: NodeApp, hand: Hand, placeId: string): Promise<void> {
  hand.record({ kind: 'backup-trying' });
  await marked(hand, 'backup', async () => {
    const outcome = await vault.backup(placeId, quiet, 'backup');
    if (outcome.kind === 'proven') hand.record({ kind: 'backup' });
    else hand.refused('backup', outcome);
  });
}

/** What main copies by itself, without a key; it refuses before any copy was proven. */
export async function copyingWhileLocked({ storage }: NodeApp, hand: Hand, placeId: string): Promise<void> {
  await marked(hand, 'backup', () => storage.storage.copyWhileLocked(placeId).catch(() => null));
}

/** The app locks itself as main does it, and ends with the agreed code. */
export async function locking({ vault, storage }: NodeApp, hand: Hand, name: string): Promise<void> {
  const client = await addClient(vault, hand, name);
  await writeNote(vault, hand, client);
  await keepDraft(vault, hand, client);
  const { state } = storage.storage.stores;
  const lock = oneLock({
    tellPage() {
      void vault.seal().then((kept) => lock.pageReady(kept));
      return true;
    },
    closeStorage: () => storage.storage.close(),
    clearClipboards: quiet,
    endWindow: async () => undefined,
    remember: (lastLock) => state.change((now) => ({ ...now, lastLock, afterLock: true })),
    replaceApp() {
      hand.ended('lock');
      process.exit(75);
    },
    now: () => new Date(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  lock.unlocked();
  hand.began('lock');
  await lock.lock('menu');
}

/** Writes, ends the app and cuts the journal back to before: the store is left with more than the journal holds. */
export async function leaveSurplus(app: NodeApp, hand: Hand, name: string): Promise<void> {
  const journal = join(app.profile, 'vault', 'journal');
  const client = await addClient(app.vault, hand, name);
  const last =
    (await readdir(journal))
      .filter((one) => one.endsWith('.seg'))
      .toSorted()
      .at(-1) ?? '';
  const { size } = await stat(join(journal, last));
  await writeNote(app.vault, hand, client);
  await writeNote(app.vault, hand, client);
  await app.end();
  await truncate(join(journal, last), size);
}
