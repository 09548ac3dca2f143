import { useEffect, useRef } from 'react';

const flushes = new Set<() => Promise<unknown>>();

/**
 * For a form that keeps a draft: `flush` hands over what was typed since the last pause.
 * It is called when the screen is covered, and has well under a second.
 */
export function useBeforeLock(flush: () => Promise<unknown>): void {
  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  useEffect(() => {
    const call = () => latest.current();
    flushes.add(call);
    return () => {
      flushes.delete(call);
    };
  }, []);
}

/** Lets every open form hand over its last words. One that fails does not hold up the others. */
export async function flushBeforeLock(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()));
}
