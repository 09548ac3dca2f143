import type { Page } from '@playwright/test';

/** At the locked screen: puts a working store of an older or of a newer make in place of the app's own. */
export async function replaceStore(page: Page): Promise<void> {
  const version = Math.random() < 0.5 ? 5 : 20;
  await page.evaluate(async (made) => {
    const done = (request: IDBOpenDBRequest) =>
      new Promise<void>((resolve, reject) => {
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(request.error));
      });
    await done(indexedDB.deleteDatabase('casekeep'));
    const opening = indexedDB.open('casekeep', made);
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('rows', { keyPath: 'id' }),
    );
    await done(opening);
    opening.result.close();
  }, version);
}
