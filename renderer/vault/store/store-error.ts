import Dexie from 'dexie';

/** A disk without room is no damage: the store may be whole behind it. */
const NO_DAMAGE = new Set(['QuotaExceededError', 'SyntaxError', 'TimeoutError']);
const NAMES: ReadonlySet<string> = new Set(
  Object.values(Dexie.errnames).filter((name) => !NO_DAMAGE.has(name)),
);

/** True for what Dexie or the browser's database says of files it cannot read; anything else is a fault of ours. */
export function isStoreError(error: unknown): boolean {
  return error instanceof Error && NAMES.has(error.name);
}
