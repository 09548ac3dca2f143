import { badDiskPart } from './bad-disk-part';
import { badFilesPart } from './bad-files-part';
import { openBadScene } from './bad-scene';
import { badTimesPart } from './bad-times-part';
import { unmountAllBelow } from './drive';
import type { Scene } from './scene';
import { Stage } from './stage';

/** Everything that goes wrong, in a vault of its own. */
export async function badInputPart(scene: Scene): Promise<void> {
  const stage = await Stage.open(scene.report);
  try {
    const bad = await openBadScene(stage, scene.report);
    await badFilesPart(bad);
    await badDiskPart(bad, scene);
    await badTimesPart(bad);
  } finally {
    await stage.close();
    unmountAllBelow(stage.folder);
    await stage.remove();
  }
}
