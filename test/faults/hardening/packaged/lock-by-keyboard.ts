import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stillLiving } from '../../app/process-tree';
import { type Checks, expectEqual } from '../lines';
import { colours, difference, type OwnDisplay } from './own-display';
import { mainOf, runningFrom, startPackaged, type Surroundings, until } from './start-packaged';

const TOOLS = 'developer tools off';
const LOCK = 'lock and relaunch';
const ONE = 'single instance';
const LOCKED = /Casekeep is locked/;
/** Stands in the navigation of the open cabinet and nowhere else. */
export const OPEN = /Retention[\s\S]*Practice/;

/** Unlock, lock, the app replaced by a fresh one, unlock again; and the keys that would open developer tools. */
export async function lockByKeyboard(
  around: Surroundings,
  profile: string,
  display: OwnDisplay,
  password: string,
  checks: Checks,
): Promise<void> {
  const unlock = async (when: string) => {
    await display.type(password);
    await display.press('Return');
    let text = '';
    for (let tries = 0; tries < 40 && !OPEN.test(text); tries += 1) {
      await wait(500);
      text = await display.read();
    }
    checks.record(LOCK, [
      { name: `${when}: the cabinet opens`, failure: OPEN.test(text) ? null : text.slice(0, 200) },
    ]);
  };
  await wait(1500);
  const first = await readBehindTheField(display);
  checks.record(LOCK, [
    {
      name: 'the locked screen, read by the keyboard',
      failure: LOCKED.test(first) ? null : first.slice(0, 200),
    },
  ]);
  const lockedPicture = display.picture().slice();
  await tools(around, display, checks, 'locked');
  await unlock('at first');
  await display.press('Escape');
  await wait(300);
  const openPicture = display.picture().slice();
  await tools(around, display, checks, 'unlocked');
  await second(around, display, checks);

  await relocked(around, display, checks, 'unlocked');
  const lockedAgain = display.picture();
  const state: unknown = JSON.parse(readFileSync(join(profile, 'state.json'), 'utf8'));
  const lastLock: unknown = Reflect.get(Object(state), 'lastLock');
  const apart = (one: Uint8Array, other: Uint8Array) => difference(one, other) > 3;
  checks.record(LOCK, [
    expectEqual('what the profile says of it', Reflect.get(Object(lastLock), 'reason'), 'key'),
    { name: 'unlocked is another picture', failure: apart(openPicture, lockedPicture) ? null : 'the same' },
    {
      name: 'the picture after it is no open one',
      failure: apart(lockedAgain, openPicture) ? null : 'as unlocked',
    },
    { name: 'a real picture', failure: colours(lockedAgain) > 8 ? null : 'an empty screen' },
  ]);
  await unlock('after the lock');
}

/** Ctrl L on the open app: its window goes, all its processes go, and a fresh one stands there locked. */
export async function relocked(
  { packaged }: Surroundings,
  display: OwnDisplay,
  checks: Checks,
  when: string,
): Promise<void> {
  const before = runningFrom(packaged.folder);
  await display.press('ctrl+l');
  const replaced = await until(() => {
    const main = mainOf(runningFrom(packaged.folder));
    return main !== undefined && main.pid !== mainOf(before)?.pid && display.windows('Casekeep').length > 0;
  }, 20);
  await wait(2500);
  const text = await readBehindTheField(display);
  checks.record(LOCK, [
    { name: `${when}: a fresh app takes its place`, failure: replaced ? null : 'it does not' },
    expectEqual(`${when}: processes of the old one`, stillLiving(before).length, 0),
    {
      name: `${when}: the locked screen, read by the keyboard`,
      failure: LOCKED.test(text) ? null : text.slice(0, 200),
    },
  ]);
}

/** In a field all text is the field's own: the focus goes one further and comes back. */
async function readBehindTheField(display: OwnDisplay): Promise<string> {
  await display.press('Tab');
  const text = await display.read();
  await display.press('shift+Tab');
  return text;
}

/** By picture, by windows and by the pages that run: nothing opens, nothing is loaded anew. */
async function tools(
  { packaged }: Surroundings,
  display: OwnDisplay,
  checks: Checks,
  when: string,
): Promise<void> {
  const pages = () =>
    runningFrom(packaged.folder)
      .filter(({ command }) => command.includes('--type=renderer'))
      .map(({ pid }) => pid)
      .join();
  for (const key of ['F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'ctrl+r', 'F5']) {
    await checks.check(TOOLS, `${when}: ${key}`, async () => {
      const before = { picture: display.picture().slice(), pages: pages() };
      await display.press(key);
      await wait(350);
      const all = display.windows('.');
      if (display.windows('(DevTools|Developer)').length > 0) return `windows: ${all.length}`;
      if (pages() !== before.pages) return `pages ${before.pages} became ${pages()}`;
      const apart = difference(before.picture, display.picture());
      return apart < 3 ? null : `${apart.toFixed(1)} % of the picture changed`;
    });
  }
}

async function second(around: Surroundings, display: OwnDisplay, checks: Checks): Promise<void> {
  const [window = ''] = display.windows('^Casekeep$');
  display.tool('windowminimize', '--sync', window);
  await wait(300);
  const hidden = display.windows('^Casekeep$').length === 0;
  const main = mainOf(runningFrom(around.packaged.folder))?.pid;
  const again = startPackaged(around);
  const over = await Promise.race([again.ended, wait(15_000).then(() => null)]);
  await wait(800);
  checks.record(ONE, [
    { name: 'the window was out of sight', failure: hidden ? null : 'it was not' },
    expectEqual('the second start ends', over?.code, 0),
    {
      name: 'and says why',
      failure: over?.said.includes('already open') === true ? null : (over?.said ?? '').slice(-200),
    },
    {
      name: 'the first one comes forward',
      failure: display.windows('^Casekeep$').length === 1 ? null : 'it does not',
    },
    expectEqual('it is the same one', mainOf(runningFrom(around.packaged.folder))?.pid, main),
  ]);
}
