import { useCallback, useEffect, useRef, useState } from 'react';
import { useVault } from './vault-link';

export interface LongAct {
  /** Null while nothing runs; `total` is 0 until it is known. */
  readonly running: { readonly done: number; readonly total: number } | null;
  /** Starts one long act of the vault; a second one waits for nobody and is refused by answering null. */
  readonly run: <Outcome>(
    start: (onProgress: (done: number, total: number) => void, token: string) => Promise<Outcome>,
  ) => Promise<Outcome | null>;
  readonly cancel: () => void;
}

/** Runs one long act with progress and cancel; show it with `<Progress act={…} said="…" />`. */
export function useLongAct(): LongAct {
  const vault = useVault();
  const token = useRef<string | null>(null);
  const [running, setRunning] = useState<LongAct['running']>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const run = useCallback<LongAct['run']>(async (start) => {
    if (token.current !== null) return null;
    const own = crypto.randomUUID();
    token.current = own;
    setRunning({ done: 0, total: 0 });
    try {
      return await start((done, total) => {
        cancelAnimationFrame(frame.current);
        frame.current = requestAnimationFrame(() => {
          if (token.current === own) setRunning({ done, total });
        });
      }, own);
    } finally {
      token.current = null;
      setRunning(null);
    }
  }, []);

  const cancel = useCallback(() => {
    if (token.current !== null) void vault.cancel(token.current);
  }, [vault]);

  return { running, run, cancel };
}
