import { pinned } from '../profile/pinned';

/** True for what may load at all: the app's own files, its MediaSource addresses, and `data:` pictures in style sheets. */
export function isLocalAddress(address: string): boolean {
  return (
    address.startsWith(`${pinned.origin}/`) ||
    address.startsWith(`blob:${pinned.origin}/`) ||
    address.startsWith('data:') ||
    address === 'about:blank'
  );
}

/** True for the one page that may call the bridge. */
export function isOwnPage(address: string): boolean {
  return address === `${pinned.origin}/` || address === `${pinned.origin}/index.html`;
}
