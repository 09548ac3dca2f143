import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { out } from '../../../build/paths.mjs';
import type { RunningApp } from '../app';
import { lookForFaults } from './faults-on-screen';

interface Look {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

export interface Shot {
  readonly app: RunningApp;
  /** The picture's name: what is seen, in words with hyphens. */
  readonly name: string;
  /** Also at 200 % zoom. */
  readonly isMain?: boolean;
  /** Also in a window tall enough for what stands below the fold. */
  readonly isTall?: boolean;
}

export interface CameraOptions {
  /** One picture of each screen instead of all looks. */
  readonly isQuick: boolean;
  readonly withAxe: boolean;
}

const WIDE = { width: 1280, height: 800 } as const;
const SMALL = { width: 1024, height: 700 } as const;
const TALL = { width: 1280, height: 1900 } as const;
/** What is left of the wide window at 200 % zoom: the page lays itself out for half of it. */
const ZOOMED = { width: 640, height: 400 } as const;
const LIGHT = 'light' as const;
const DARK = 'dark' as const;

/** Takes each screen in every look it should stand, and says what a script can see to be wrong with it. */
export class Camera {
  readonly #faults: string[] = [];
  #taken = 0;
  readonly #options: CameraOptions;

  readonly folder = join(out, 'shots');

  constructor(options: CameraOptions) {
    this.#options = options;
  }

  get taken(): number {
    return this.#taken;
  }

  get faults(): readonly string[] {
    return this.#faults;
  }

  async empty(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true });
  }

  async take(shot: Shot): Promise<void> {
    for (const look of this.#looksOf(shot)) {
      await setLook(shot.app, look);
      await this.#picture(shot, look);
    }
    await setLook(shot.app, { scheme: LIGHT, ...WIDE });
  }

  async #picture({ app, name }: Shot, look: Look): Promise<void> {
    const size = look.width === ZOOMED.width ? '200-percent' : `${look.width}x${look.height}`;
    const file = `${name}.${look.scheme}.${size}.png`;
    await app.page.screenshot({ path: join(this.folder, file), caret: 'initial', animations: 'allow' });
    this.#taken += 1;
    for (const fault of await app.page.evaluate(lookForFaults)) this.#faults.push(`${file}: ${fault}`);
    if (!this.#options.withAxe || look.height !== WIDE.height) return;
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    for (const { id, nodes } of violations) {
      this.#faults.push(`${file}: axe ${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
    }
  }

  #looksOf({ isMain = false, isTall = false }: Shot): readonly Look[] {
    if (this.#options.isQuick) return [{ scheme: LIGHT, ...(isTall ? TALL : WIDE) }];
    const sizes = [WIDE, SMALL, ...(isTall ? [TALL] : []), ...(isMain ? [ZOOMED] : [])];
    return [LIGHT, DARK].flatMap((scheme) => sizes.map((size) => ({ scheme, ...size })));
  }
}

/** The window is made smaller than a person can: a zoomed page has that little room. */
async function setLook({ electron, page }: RunningApp, look: Look): Promise<void> {
  // Playwright stands between the page and the system's choice.
  await page.emulateMedia({ colorScheme: look.scheme });
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setMinimumSize(1, 1);
    window?.setContentSize(width, height);
  }, look);
  await page.waitForFunction(
    ({ width, height, scheme }) =>
      innerWidth === width &&
      innerHeight === height &&
      document.documentElement.dataset['mantineColorScheme'] === scheme,
    look,
  );
  // Grids and measured lists lay themselves out again, and fades end.
  await page.waitForTimeout(300);
}
