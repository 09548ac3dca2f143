import type { StorageFailure } from '../../contract/storage';

/**
 * An expected failure of a disk on its way to the one place that answers the worker (`storage/serve.ts`).
 * Thrown inside main only: deep file code has nothing to decide about it.
 */
export class DiskTrouble extends Error {
  readonly reason: StorageFailure['reason'];
  readonly detail: string;

  constructor(reason: StorageFailure['reason'], detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

const reasons: Readonly<Record<string, StorageFailure['reason']>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENODEV: 'vanished',
  ENXIO: 'vanished',
  ESTALE: 'vanished',
  ENOTCONN: 'vanished',
};

/** The failure in the contract's words; `detail` is an errno name or a plain word, never a path or a message. */
export function failureOf(error: unknown): StorageFailure {
  if (error instanceof DiskTrouble) return { reason: error.reason, detail: error.detail };
  const code = errnoOf(error);
  if (code === null) return { reason: 'io', detail: 'bug' };
  return { reason: reasons[code] ?? 'io', detail: code };
}

/** `ENOSPC` and the like; null when the error is no system error. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : null;
}

/** True when the file or folder was not there. */
export function isMissing(error: unknown): boolean {
  const code = errnoOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
