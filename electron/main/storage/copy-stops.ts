import { DiskTrouble } from '../disk/disk-trouble';

/** Long acts under way, each with its switch: one per place, and all of them at a lock. */
export interface CopyStops {
  /** Runs an act that can be stopped; refused when one of the same name runs. */
  run<Value>(name: string, act: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
  stop(name: string): void;
  /** Stops an act and resolves when it has ended; at once when none runs. */
  end(name: string): Promise<void>;
  /** Stops everything and resolves when all have ended. Nothing starts afterwards. */
  stopAll(): Promise<void>;
}

export function copyStops(): CopyStops {
  const running = new Map<string, { readonly control: AbortController; readonly ended: Promise<unknown> }>();
  let closed = false;
  return {
    async run(name, act) {
      if (closed) throw new DiskTrouble('cancelled', 'locking');
      if (running.has(name)) throw new DiskTrouble('refused', 'already-running');
      const control = new AbortController();
      const acting = act(control.signal);
      running.set(name, { control, ended: acting.catch(() => {}) });
      try {
        return await acting;
      } finally {
        running.delete(name);
      }
    },
    stop: (name) => running.get(name)?.control.abort(),
    async end(name) {
      const found = running.get(name);
      found?.control.abort();
      await found?.ended;
    },
    async stopAll() {
      closed = true;
      const all = [...running.values()];
      for (const { control } of all) control.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
