import { useEffect } from 'react';
import type { Bridge } from '../../electron/contract/bridge';

const SEEN = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const heard = new Set<() => void>();

/** Runs `listener` whenever main has heard that somebody is there: the idle clock has started again. */
export function onActivityHeard(listener: () => void): () => void {
  heard.add(listener);
  return () => {
    heard.delete(listener);
  };
}

/** Tells main that somebody is there, at most once a second, and that something was copied. */
export function useActivity(bridge: Bridge): void {
  useEffect(() => {
    let lastTold = Number.NEGATIVE_INFINITY;
    const tell = () => {
      const now = performance.now();
      if (now - lastTold < 1000) return;
      lastTold = now;
      bridge.activity().then(
        () => {
          for (const listener of heard) listener();
        },
        () => undefined,
      );
    };
    const tellCopied = () => void bridge.copied().catch(() => undefined);
    for (const name of SEEN) window.addEventListener(name, tell, { passive: true, capture: true });
    window.addEventListener('copy', tellCopied);
    window.addEventListener('cut', tellCopied);
    return () => {
      for (const name of SEEN) window.removeEventListener(name, tell, { capture: true });
      window.removeEventListener('copy', tellCopied);
      window.removeEventListener('cut', tellCopied);
    };
  }, [bridge]);
}
