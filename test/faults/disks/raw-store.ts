import type { Page } from '@playwright/test';

/** What Chromium hands out of the store when it is asked plainly, before the app looks at it. */
export interface RawStore {
  /** 0: there is no database by this name, or one that was just made empty. */
  readonly version: number;
  /** Rows of each table that can be read one by one; 0 where the table is missing. */
  readonly rows: number;
  readonly meta: number;
  /** The name of the first error, or null: silent is what is returned without one. */
  readonly error: string | null;
}

/** Reads in the page, by the browser's own calls. An empty database that the open would make is not made. */
export async function readRawStore(page: Page): Promise<RawStore> {
  return page.evaluate(
    () =>
      new Promise<RawStore>((tell) => {
        const failed = (error: DOMException | null): void =>
          tell({ version: -1, rows: 0, meta: 0, error: error?.name ?? 'unknown' });
        const opening = indexedDB.open('casekeep');
        let isNew = false;
        opening.onupgradeneeded = () => {
          isNew = true;
          opening.transaction?.abort();
        };
        opening.onerror = (event) => {
          event.preventDefault();
          if (isNew) tell({ version: 0, rows: 0, meta: 0, error: null });
          else failed(opening.error);
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const { version, objectStoreNames } = database;
          let error: string | null = null;
          const count = (name: string): Promise<number> =>
            new Promise((counted) => {
              if (!objectStoreNames.contains(name)) return counted(0);
              let rows = 0;
              const walk = database.transaction(name).objectStore(name).openCursor();
              walk.onsuccess = () => {
                if (walk.result === null) return counted(rows);
                rows += 1;
                walk.result.continue();
              };
              walk.onerror = (event) => {
                event.preventDefault();
                error ??= walk.error?.name ?? 'unknown';
                counted(rows);
              };
            });
          void Promise.all([count('rows'), count('meta')]).then(([rows, meta]) => {
            database.close();
            tell({ version, rows, meta, error });
          });
        };
      }),
  );
}
