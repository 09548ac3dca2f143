import type { Cancelled } from '../context';

/** Long acts that can be cancelled, by the token their caller chose. */
export interface CancelTokens {
  run<Outcome>(token: string, act: (cancelled: Cancelled) => Promise<Outcome>): Promise<Outcome>;
  cancel(token: string): void;
}

/** None running. */
export function cancelTokens(): CancelTokens {
  const running = new Set<string>();
  const cancelled = new Set<string>();
  return {
    async run(token, act) {
      running.add(token);
      try {
        return await act(() => cancelled.has(token));
      } finally {
        running.delete(token);
        cancelled.delete(token);
      }
    },
    cancel(token) {
      if (running.has(token)) cancelled.add(token);
    },
  };
}
