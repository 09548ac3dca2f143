export interface NavigationPlace {
  readonly path: string;
  readonly label: string;
  /** Pressed outside fields it goes there. */
  readonly key: string;
}

/** The side navigation in its three groups; the keys work from anywhere but a field. */
export const PLACES: readonly (readonly NavigationPlace[])[] = [
  [
    { path: '/', label: 'Today', key: '1' },
    { path: '/calendar', label: 'Calendar', key: '2' },
    { path: '/clients', label: 'Clients', key: '3' },
  ],
  [
    { path: '/retention', label: 'Retention', key: '4' },
    { path: '/import', label: 'Import', key: '5' },
  ],
  [
    { path: '/backup', label: 'Backup', key: '6' },
    { path: '/practice', label: 'Practice', key: '7' },
    { path: '/help', label: 'Help', key: '?' },
  ],
];

/** Whether a path belongs to a place: one client belongs to Clients. */
export function isAt(place: NavigationPlace, path: string): boolean {
  return place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`);
}
