import type { Page } from '@playwright/test';
import { launchApp } from '../../e2e/app';
import { killTree, processTree } from '../app/process-tree';

/** The real app on a profile for as long as `act` runs; whatever happens, no process of it is left. */
export async function withApp<Value>(
  profile: string,
  env: Readonly<Record<string, string>>,
  act: (page: Page) => Promise<Value>,
): Promise<Value> {
  const app = await launchApp({ profile, env, timeoutMs: 90_000 });
  try {
    app.page.setDefaultTimeout(30_000);
    const value = await act(app.page);
    await app.close();
    return value;
  } finally {
    killTree(processTree(app.pid));
    await app.exited;
  }
}
