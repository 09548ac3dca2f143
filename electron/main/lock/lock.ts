import type { LastLock, LockReason } from '../../contract/state';

/** What a lock does to the world; one implementation in Electron, one in the tests. */
export interface LockEffects {
  /** Tells the page to cover itself and to seal its drafts. False when there is no page to tell. */
  tellPage(reason: LockReason): boolean;
  /** Stops copies at their next chunk, writes marks down. */
  closeStorage(): Promise<void>;
  /** Only once the vault was open: before that, nothing of it can be there. */
  clearClipboards(): void;
  /** Destroys the window and resolves when its process is gone; never rejects. */
  endWindow(): Promise<void>;
  /** Writes what the locked screen says; a full disk must not stop a lock. */
  remember(lastLock: LastLock | null): Promise<void>;
  /** Replaces the app by a fresh locked one, or ends it. Does not return. */
  replaceApp(how: 'restart' | 'end'): void;
  now(): Date;
  wait(ms: number): Promise<void>;
}

export interface Lock {
  /** Resolves only where nothing was to lock; otherwise the process ends. Calls during a lock join it. */
  lock(reason: LockReason): Promise<void>;
  /** The vault is open: from now on a lock has something to do. */
  unlocked(): void;
  readonly isUnlocked: boolean;
  readonly isLocking: boolean;
  /** The page's answer: drafts are sealed. */
  pageReady(draftsKept: number): void;
}

/** How long the page may take to seal its drafts; it seals them at every pause anyhow. */
const pageMs = 1000;
/** How long a copy may take to reach its next chunk. */
const storageMs = 1000;

/** The one way to lock, for every trigger (vault.md, "Lock triggers"). */
export function oneLock(effects: LockEffects): Lock {
  let unlocked = false;
  let locking: Promise<void> | null = null;
  let ready: ((draftsKept: number) => void) | null = null;

  async function act(reason: LockReason): Promise<void> {
    const draftsKept = await sealDrafts(reason);
    await Promise.race([effects.closeStorage().catch(() => {}), effects.wait(storageMs)]);
    if (unlocked) effects.clearClipboards();
    await effects.endWindow();
    const sealed = draftsKept !== null;
    const lastLock = {
      at: effects.now().toISOString(),
      reason,
      draftsKept: draftsKept ?? 0,
      draftsSealed: sealed,
    };
    await effects.remember(unlocked ? lastLock : null).catch(() => {});
    effects.replaceApp(reason === 'quit' ? 'end' : 'restart');
  }

  /** Null when the page did not answer in time. */
  async function sealDrafts(reason: LockReason): Promise<number | null> {
    if (!unlocked) return 0;
    const answered = new Promise<number>((resolve) => {
      ready = resolve;
    });
    if (!effects.tellPage(reason)) return null;
    return Promise.race([answered, effects.wait(pageMs).then(() => null)]);
  }

  return {
    lock(reason) {
      if (locking !== null) return locking;
      if (!unlocked && !alwaysReplaces(reason)) return Promise.resolve();
      locking = act(reason);
      return locking;
    },
    unlocked() {
      unlocked = true;
    },
    get isUnlocked() {
      return unlocked;
    },
    get isLocking() {
      return locking !== null;
    },
    pageReady(draftsKept) {
      ready?.(draftsKept);
    },
  };
}

/** A locked app has nothing to lose, so most reasons do nothing; these need a fresh app all the same. */
function alwaysReplaces(reason: LockReason): boolean {
  return reason === 'rebuild' || reason === 'restored' || reason === 'page-gone' || reason === 'quit';
}
