import type { Page } from '@playwright/test';
import type { Hand } from '../hand';

/** What the acts on the screen need: the page, marks and ledger, and what the person knows. */
export interface Desk {
  readonly page: Page;
  readonly hand: Hand;
  /** Names of this start begin with it. */
  readonly round: string;
  readonly password: string;
  /** A folder that the file dialog answers as a drive. */
  readonly drive: string;
  /** A small file that can be attached, anew each time: its name, where it stands, its hash. */
  newFile(): Promise<{ readonly path: string; readonly name: string; readonly sha256: string }>;
  /** What the next file dialog of this sort answers. */
  answer(what: 'places' | 'sources' | 'targets', path: string): void;
  /** Resolves with the exit code when the app is gone. */
  readonly exited: Promise<number | null>;
}
