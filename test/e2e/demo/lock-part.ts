import { ClientScreen } from '../pages/client-screen';
import { Keyboard } from '../pages/keyboard';
import type { Scene } from './scene';

const BEFORE_LOCK = 'She spoke of the move, and then of the garden she will miss';
const BEFORE_KILL = ', and of the neighbour who knew her mother';

/** Lock and unlock; a draft over the lock and over `kill -9`. */
export async function lockPart({ stage, report, password }: Scene): Promise<void> {
  const { shell } = stage;
  await shell.openBySearch('wilh quarr');
  const writing = new Keyboard(stage.page);
  await new ClientScreen(stage.page).beginNote(writing, BEFORE_LOCK);
  const locking = performance.now();
  await stage.lock();
  const said = await stage.frontDoor.said();
  report.check(
    'Locked by Ctrl L with a draft open',
    said.includes('draft'),
    `${said.slice(0, 120)} (${seconds(locking)} s to the locked screen)`,
  );

  const refused = await stage.frontDoor.refused('not the password at all');
  report.check('A wrong password is refused in words', refused.length > 20, refused.slice(0, 120));
  const ms = await stage.frontDoor.unlock(password);
  report.figure('Unlock by password', `${(ms / 1000).toFixed(1)} s`);
  await stage.shell.openBySearch('wilh quarr');
  report.check(
    'The draft is back after the lock',
    (await new ClientScreen(stage.page).draft()) === BEFORE_LOCK,
  );

  const more = new Keyboard(stage.page);
  await stage.page.getByLabel('Themes').focus();
  await more.press('Control+End');
  await more.type(BEFORE_KILL);
  // The promise is a second after the last key.
  await stage.page.waitForTimeout(1100);
  await stage.kill();
  await stage.start();
  await stage.frontDoor.unlock(password);
  await stage.shell.openBySearch('wilh quarr');
  const kept = await new ClientScreen(stage.page).draft();
  report.check(
    'The draft is back after kill -9',
    kept === BEFORE_LOCK + BEFORE_KILL,
    kept.length === 0 ? 'nothing' : `${kept.length} characters`,
  );
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}
