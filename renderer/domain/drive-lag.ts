import type { Certificate } from './hold';
import type { Drive } from './practice';

/**
 * Whether a copy on a drive can still open what was destroyed since: it holds an older keyring until it is connected
 * and backed up to again (law.md §10, "beyond use"). A drive that never took a copy holds nothing.
 */
export function stillHoldsDestroyed(
  drive: Pick<Drive, 'lastCopyAt' | 'destroyedUpTo'>,
  certificates: readonly Pick<Certificate, 'destroyedAt'>[],
): boolean {
  if (drive.lastCopyAt === null) {
    return false;
  }
  return certificates.some(
    ({ destroyedAt }) => drive.destroyedUpTo === null || destroyedAt > drive.destroyedUpTo,
  );
}

/**
 * The same of a place as this laptop knows it. A vault that was restored from it does not remember having been copied
 * there; the laptop does.
 */
export function placeHoldsDestroyed(
  place: { readonly lastCopyAt: string | null },
  drive: Pick<Drive, 'lastCopyAt' | 'destroyedUpTo'> | undefined,
  certificates: readonly Pick<Certificate, 'destroyedAt'>[],
): boolean {
  const known = drive?.lastCopyAt ?? null;
  if (known !== null && drive !== undefined) return stillHoldsDestroyed(drive, certificates);
  return place.lastCopyAt !== null && certificates.length > 0;
}
