import { makeFiles } from '../demo/made-files';
import { DEMO_PASSWORD } from '../../../renderer/ui/demo-password';
import { calendarScenes } from './calendar-scenes';
import { clientScenes } from './client-scenes';
import { deskScenes } from './desk-scenes';
import type { PhotoSet } from './photo-set';

/** The demo vault, full: every screen and its dialogs. */
export async function demoPart(set: PhotoSet): Promise<void> {
  const { stage } = set;
  await stage.start();
  await openDemo(set);
  await set.page.getByRole('navigation').first().waitFor({ timeout: 120_000 });

  await set.scene('Today', async () => {
    await stage.shell.go('Today');
    await set.page.waitForTimeout(500);
    await set.take('today', { isMain: true, isTall: true });
  });
  await calendarScenes(set);
  await clientScenes(set, makeFiles(stage.folder));
  await deskScenes(set, DEMO_PASSWORD);
  await stage.close();
  await idleScene(set);
}

async function idleScene(set: PhotoSet): Promise<void> {
  const { stage } = set;
  await stage.start({ CASEKEEP_TEST_IDLE_SECONDS: '75' });
  await openDemo(set);
  await stage.frontDoor.unlock(DEMO_PASSWORD);
  await set.scene('idle warning', async () => {
    await stage.shell.go('Today');
    await set.page.locator('.idle-warning').waitFor({ timeout: 120_000 });
    await set.take('idle-warning');
  });
  await stage.close();
}

/** The app starts again with the demo's profile, before the press of the button has been answered. */
async function openDemo({ page, stage }: PhotoSet): Promise<void> {
  const button = page.getByRole('button', { name: 'Open the demo' });
  await button.waitFor();
  await button.click().catch(() => undefined);
  await stage.again();
}
