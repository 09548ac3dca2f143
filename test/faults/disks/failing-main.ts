import type * as FilePromises from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';

/** From now on every flush in the running app's main process fails with this error; with null, none does any more. */
export async function letFlushesFail(electron: ElectronApplication, code: string | null): Promise<void> {
  await electron.evaluate((_electron, failing) => {
    const isPatched = Reflect.has(globalThis, 'failingFlush');
    Reflect.set(globalThis, 'failingFlush', failing);
    if (isPatched) return;
    const promises: typeof FilePromises = process.mainModule?.require('node:fs/promises');
    const { open } = promises;
    Reflect.set(promises, 'open', async (...args: Parameters<typeof open>) => {
      const file = await open(...args);
      for (const name of ['sync', 'datasync'] as const) {
        const flush = file[name].bind(file);
        Reflect.set(file, name, async () => {
          const now: unknown = Reflect.get(globalThis, 'failingFlush');
          if (typeof now === 'string') throw Object.assign(new Error(now), { code: now });
          return flush();
        });
      }
      return file;
    });
  }, code);
}
