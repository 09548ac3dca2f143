import { useEffect, useRef, type RefObject } from 'react';

/** After a change of place by key or link, a reader's cursor stands at the new heading; a field that took it keeps it. */
export function useHeadingFocus(path: string, view: RefObject<HTMLElement | null>): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const frame = requestAnimationFrame(() => {
      view.current?.scrollTo(0, 0);
      if (view.current?.contains(document.activeElement) === true && document.activeElement !== view.current)
        return;
      const heading = view.current?.querySelector<HTMLElement>('h1');
      (heading ?? view.current)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [path, view]);
}
