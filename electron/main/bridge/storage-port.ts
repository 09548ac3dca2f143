import { MessageChannelMain, type WebContents } from 'electron';
import type { Serve } from '../storage/serve';

/**
 * One port per window: its far end goes through the preload to the page, which hands it to its worker.
 * Nothing is ever transferred over it (a transfer list loses the message without an error); answers are exact-size copies.
 */
export function handOutStoragePort(contents: WebContents, serve: Serve): void {
  const { port1, port2 } = new MessageChannelMain();
  port1.on('message', (event) => {
    void serve(event.data, (message) => port1.postMessage(message));
  });
  port1.start();
  contents.postMessage('casekeep:storage-port', null, [port2]);
}
