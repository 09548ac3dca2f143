import type { Bridge } from '../../electron/contract/bridge';

declare global {
  interface Window {
    /** Put there by the preload; absent when the page is opened outside the app. */
    readonly casekeep?: Bridge;
  }
}

export function bridgeOnWindow(): Bridge | null {
  return window.casekeep ?? null;
}
