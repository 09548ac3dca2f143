/** What main says when drives come and go, as far as starting a backup depends on it. */
export interface PlacesSeen {
  readonly places: readonly { readonly id: string; readonly connected: boolean }[];
  /** The place that has just come, or null when one went. */
  readonly appeared: string | null;
}

/** Why a backup starts by itself, or does not. */
export type BackupStart =
  | { readonly kind: 'start'; readonly placeId: string }
  | { readonly kind: 'nothing-appeared' }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'switched-off' }
  | { readonly kind: 'already-running' };

/**
 * A known drive that appears starts its backup, if the practice wants that and none runs. Never for a place that the
 * person has not chosen once: the app writes on no drive of its own accord.
 */
export function backupStart(
  seen: PlacesSeen,
  settings: { readonly backupStartsByItself: boolean },
  running: boolean,
): BackupStart {
  if (seen.appeared === null) return { kind: 'nothing-appeared' };
  const place = seen.places.find(({ id }) => id === seen.appeared);
  if (place === undefined) return { kind: 'not-known' };
  if (!place.connected) return { kind: 'not-connected' };
  if (!settings.backupStartsByItself) return { kind: 'switched-off' };
  return running ? { kind: 'already-running' } : { kind: 'start', placeId: place.id };
}
