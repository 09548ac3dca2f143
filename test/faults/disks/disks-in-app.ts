// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ownPlaces } from '../app/own-places';
import { notRun, type Proof } from '../proof';
import { SCENES, type ScreenScene } from './screen-scenes';
import { type SmallDisk, smallDisk } from './small-disk';
import { layStage, type ScreenStage } from './screen-stage';
import { removeFolder, usedFolders } from './used-laptop';

/** Chromium's own files besides the vault, and room to work. */
const DISK_MEGABYTES = 120;

/** A disk that is full, read-only, failing or gone under the real app: what the screen says, and what is there afterwards. */
export async function disksInApp(form: 'short' | 'long'): Promise<readonly Proof[]> {
  const places = await ownPlaces();
  const proofs: Proof[] = [];
  try {
    const made = await usedFolders(join(places.folder, 'used'), 300_000);
    // Where the profile remembers its drive there is none: else the app backs up to the one that all scenes are laid from.
    const used = { ...made, drive: `${made.drive}-kept` };
    await rename(made.drive, used.drive);
    const chosen = form === 'long' ? SCENES : SCENES.filter(({ isShort }) => isShort);
    for (const scene of chosen) {
      const folder = join(places.folder, 'stage');
      const disks: SmallDisk[] = [];
      try {
        const profile = smallDisk(join(folder, 'profile'), DISK_MEGABYTES);
        disks.push(profile);
        const drive = smallDisk(join(folder, 'drive'), 20);
        disks.push(drive);
        proofs.push(await played(scene, await layStage(folder, places.env, used, { profile, drive })));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        proofs.push(
          notRun(`real app: ${scene.name}`, disks.length < 2 ? `a mount is refused here: ${why}` : why),
        );
      } finally {
        for (const disk of disks) {
          disk.mend();
          disk.remove();
        }
        await removeFolder(folder);
      }
    }
    return proofs;
  } finally {
    await places.remove();
  }
}

async function played(scene: ScreenScene, stage: ScreenStage): Promise<Proof> {
  await scene.play(stage).catch((error: unknown) => {
    stage.failures.push(error instanceof Error ? error.message.slice(0, 400) : String(error));
  });
  await stage.end();
  const { said, failures } = stage;
  return {
    what: `real app: ${scene.name}`,
    tried: said.length + failures.length,
    found: said.length,
    lost: failures.filter((one) => one.startsWith('lost')).length,
    leaked: 0,
    note: said.map((one) => `“${one.slice(0, 60)}”`).join(' '),
    failures: [...failures],
  };
}
