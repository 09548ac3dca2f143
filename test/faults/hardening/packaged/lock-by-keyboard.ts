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
const OPEN = /Retention[\s\S]*Practice/;

/** Unlock, lock, the app replaced by a fresh one, unlock again; and the keys that would open developer tools. */
export async function lockByKeyboard(
  around: Surroundings,
  profile: string,
  display: OwnDisplay,
  password: string,
  checks: Checks,
): Promise<void> {
  const { folder } = around.packaged;
  const readBehindTheField = async () => {
    await display.press('Tab');
    const text = await display.read();
    await display.press('shift+Tab');
    return text;
  };
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
  const first = await readBehindTheField();
  checks.record(LOCK, [
    {
      name: 'the locked screen, read by the keyboard',
      failure: LOCKED.test(first) ? null : first.slice(0, 200),
    },
  ]);
  const lockedPicture = display.picture();
  await tools(around, display, checks, 'locked');
  await unlock('at first');
  await display.press('Escape');
  await wait(300);
  const openPicture = display.picture();
  await tools(around, display, checks, 'unlocked');
  await second(around, display, checks);

  const before = runningFrom(folder);
  await display.press('ctrl+l');
  const replaced = await until(() => {
    const main = mainOf(runningFrom(folder));
    return main !== undefined && main.pid !== mainOf(before)?.pid && display.windows('Casekeep').length > 0;
  }, 20);
  await wait(2500);
  const lockedAgain = display.picture();
  const after = await readBehindTheField();
  const state: unknown = JSON.parse(readFileSync(join(profile, 'state.json'), 'utf8'));
  const lastLock: unknown = Reflect.get(Object(state), 'lastLock');
  checks.record(LOCK, [
    { name: 'a fresh app took its place', failure: replaced ? null : 'it did not' },
    expectEqual('processes of the old one', stillLiving(before).length, 0),
    expectEqual('what the profile says of it', Reflect.get(Object(lastLock), 'reason'), 'key'),
    {
      name: 'the locked screen again, read by the keyboard',
      failure: LOCKED.test(after) ? null : after.slice(0, 200),
    },
    {
      name: 'the picture before the lock is another',
      failure: difference(openPicture, lockedPicture) > 3 ? null : 'the same',
    },
    {
      name: 'the picture after it is the locked one',
      failure: difference(lockedAgain, openPicture) > 3 ? null : 'as unlocked',
    },
    { name: 'a real picture', failure: colours(lockedAgain) > 8 ? null : 'an empty screen' },
  ]);
  await unlock('after the lock');
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
      const before = { picture: display.picture(), pages: pages() };
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
