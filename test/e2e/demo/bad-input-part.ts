import { badDiskPart } from './bad-disk-part';
import { badFilesPart } from './bad-files-part';
import { openBadScene } from './bad-scene';
import { badTimesPart } from './bad-times-part';
import { unmountAllBelow } from './drive';
import type { Scene } from './scene';

/** Everything that goes wrong, in a vault of its own. */
export async function badInputPart(scene: Scene): Promise<void> {
  const bad = await openBadScene(scene);
  try {
    await badFilesPart(bad);
    await badDiskPart(bad, scene);
    await badTimesPart(bad);
  } catch (error) {
    await bad.stage.page.screenshot({ path: '/tmp/demo-bad.png' }).catch(() => undefined);
    throw error;
  } finally {
    await bad.stage.close();
    unmountAllBelow(bad.stage.folder);
    await bad.stage.remove();
  }
}
