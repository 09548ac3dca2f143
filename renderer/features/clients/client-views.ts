export type ClientViewName = 'active' | 'waiting' | 'ended' | 'archived' | 'all';

/** The saved views over all clients, in the order in which they are shown. */
export const CLIENT_VIEWS: readonly { readonly name: ClientViewName; readonly label: string }[] = [
  { name: 'active', label: 'Active' },
  { name: 'waiting', label: 'Waiting' },
  { name: 'ended', label: 'Ended' },
  { name: 'archived', label: 'Archived' },
  { name: 'all', label: 'All' },
];
