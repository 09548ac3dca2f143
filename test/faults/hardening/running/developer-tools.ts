import { execFileSync } from 'node:child_process';
import type { RunningApp } from '../../../e2e/app';
import type { Checks } from '../lines';

const LINE = 'developer tools off';
const KEYS = [
  'F12',
  'ctrl+shift+i',
  'ctrl+shift+j',
  'ctrl+shift+c',
  'ctrl+u',
  'ctrl+r',
  'ctrl+shift+r',
  'F5',
  'ctrl+p',
];

/** No menu entry and no key of the display's own keyboard opens them, loads the page anew or shows its source. */
export async function developerTools({ electron, page }: RunningApp, checks: Checks): Promise<void> {
  await checks.check(LINE, 'no menu entry', () =>
    electron.evaluate(({ Menu }) => {
      const roles: string[] = [];
      const walk = (menu: ReturnType<typeof Menu.getApplicationMenu>): void => {
        for (const item of menu?.items ?? []) {
          roles.push(String(item.role ?? ''));
          walk(item.submenu ?? null);
        }
      };
      walk(Menu.getApplicationMenu());
      const bad = roles.filter((role) =>
        /devtools|reload|help|about|services|sharemenu|viewmenu/i.test(role),
      );
      return bad.length === 0 ? null : bad.join(', ');
    }),
  );
  await page.evaluate(() => Reflect.set(window, 'casekeepStill', true));
  for (const key of KEYS) {
    await checks.check(LINE, `key ${key}`, async () => {
      execFileSync('xdotool', ['mousemove', '700', '450', 'key', '--clearmodifiers', key], {
        timeout: 10_000,
      });
      await page.waitForTimeout(150);
      const seen = await electron.evaluate(({ webContents }) => ({
        open: webContents.getAllWebContents().some((one) => one.isDevToolsOpened()),
        pages: webContents.getAllWebContents().length,
      }));
      const still = await page.evaluate(() => Reflect.get(window, 'casekeepStill') === true);
      if (seen.open || seen.pages !== 1) return `${seen.pages} pages, tools ${seen.open ? 'open' : 'shut'}`;
      return still ? null : 'the page was loaded anew';
    });
  }
  checks.remark(LINE, 'unpackaged they exist for tests; what is packaged has none');
}
