import { setNonce } from 'get-nonce';

/**
 * Styles that parts add while running (Mantine, dialogs that hold the scroll, the calendar) must carry the value
 * that main wrote into the page when it served it.
 */
export function takeServedStyleNonce(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  if (meta !== null) setNonce(meta.content);
}
