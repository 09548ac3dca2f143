import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { startNodeApp } from '../node-app';
import { type Proof, summed } from '../proof';
import { crashes } from './crashes';
import { aScene, backUp, backupsOn, destroy, namedDrives, type Scene, standing } from './scene';
import { lookForKeys, type Looked } from './stock';

const quiet = () => undefined;

/**
 * Acts of destruction, and then every old ciphertext tried with every key that password and recovery key still lead to:
 * on the laptop, after a restore, on a drive, and after a crash between any two writes.
 */
export async function destruction(isLong: boolean): Promise<readonly Proof[]> {
  const scene = await aScene();
  try {
    return [
      await onTheLaptop(await scene.copy()),
      await afterRestores(scene),
      await onTheDrive(await scene.copy()),
      await onADriveOfTwoBranches(await scene.copy()),
      summed(
        'a destruction ended by a crash between any two writes',
        await crashes(scene, isLong ? 1 : 14),
        'at the next unlock it is done wholly or was never begun; then no key is found and nothing old opens',
      ),
    ];
  } finally {
    await scene.remove();
  }
}

async function onTheLaptop(scene: Scene): Promise<Proof> {
  const failures: string[] = [];
  const looks: Looked[] = [];
  const gone = [];
  for (const client of scene.clients) {
    const stock = await scene.stock(client);
    const before = await lookForKeys([scene.profile], stock, scene.secrets);
    if (!before.leaks.some((leak) => leak.includes('old ciphertexts open')))
      failures.push('before it nothing opened: nothing is proven');
    const said = await scene.on((app) => destroy(app, client));
    if (said !== 'destroyed') failures.push(`the destruction answered ${said}`);
    gone.push(client);
    looks.push(await lookForKeys([scene.profile], stock, scene.secrets));
    failures.push(...(await standing(scene, gone)));
    looks.push(await lookForKeys([scene.profile], stock, scene.secrets));
  }
  await scene.remove();
  return proofOf(
    'destroyed on the laptop, twice in turn: everything old against every key that is left',
    looks,
    failures,
  );
}

/** From a drive and from an export of before: over the vault that knows, and destroyed after a restore. */
async function afterRestores(first: Scene): Promise<Proof> {
  const failures: string[] = [];
  const looks: Looked[] = [];
  for (const how of ['destroyed, then restored', 'restored, then destroyed'] as const) {
    const scene = await first.copy();
    const [client] = scene.clients;
    const stock = await scene.stock(client);
    const older = join(scene.folder, 'drive of before');
    await cp(scene.drive, older, { recursive: true });
    const act = () => scene.on((app) => destroy(app, client));
    if (how === 'destroyed, then restored') failures.push(...notDestroyed(await act()));
    failures.push(...(await restore(scene, older)));
    if (how === 'restored, then destroyed') failures.push(...notDestroyed(await act()));
    failures.push(...(await standing(scene, [client])));
    looks.push(await lookForKeys([scene.profile], stock, scene.secrets));
    await scene.remove();
  }
  return proofOf('a restore from an older backup, before and after a destruction', looks, failures);
}

/** As the start screen does it, over the vault that stands there; the app then starts again. */
async function restore(scene: Scene, from: string): Promise<readonly string[]> {
  const app = await startNodeApp(scene.profile, scene.storeName);
  const [secret] = scene.secrets;
  if (secret === undefined) return ['no secret'];
  const sourceId = await app.storage.chooseSource(from);
  const verified = await app.vault.verifySource(sourceId, secret, quiet, 'verify');
  const installed = verified.kind === 'whole' ? await app.vault.installSource(sourceId, quiet) : verified;
  // Main removes the store's folder before the next window.
  await app.database.dexie.delete();
  await app.end();
  return installed.kind === 'done' ? [] : [`the restore said ${installed.kind}`];
}

/** A place keeps the folder of the branch from before a restore: its key goes as well, once all of it is proven beside it. */
async function onADriveOfTwoBranches(scene: Scene): Promise<Proof> {
  const failures: string[] = [];
  const [client] = scene.clients;
  const stock = await scene.stock(client);
  failures.push(...(await restore(scene, scene.drive)));
  failures.push(...notDestroyed(await scene.on((app) => destroy(app, client))));
  const stale = await lookForKeys([scene.drive], stock, scene.secrets);
  if (stale.leaks.length === 0) failures.push('the drive of before holds no key: nothing is proven');
  if ((await scene.on(namedDrives)) !== 1) failures.push('the drive that still holds the key is not named');
  await scene.on((app) => backUp(app, scene.drive));
  if ((await backupsOn(scene.drive)).length !== 2) failures.push('there are not two branches on the drive');
  const looks = [await lookForKeys([scene.drive, scene.profile], stock, scene.secrets)];
  failures.push(...(await standing(scene, [client])));
  await scene.remove();
  return proofOf('a drive with the folder of a branch from before a restore', looks, failures);
}

async function onTheDrive(scene: Scene): Promise<Proof> {
  const failures: string[] = [];
  const [client] = scene.clients;
  const stock = await scene.stock(client);
  if ((await scene.on(namedDrives)) !== 0) failures.push('a drive is named before anything was destroyed');
  failures.push(...notDestroyed(await scene.on((app) => destroy(app, client))));
  const stale = await lookForKeys([scene.drive], stock, scene.secrets);
  if (stale.leaks.length === 0) failures.push('the drive of before holds no key: nothing is proven');
  if ((await scene.on(namedDrives)) !== 1) failures.push('the drive that still holds the key is not named');
  await scene.on((app) => backUp(app, scene.drive));
  if ((await scene.on(namedDrives)) !== 0) failures.push('the drive is named although it is up to date');
  const looks = [await lookForKeys([scene.drive, scene.profile], stock, scene.secrets)];
  await scene.remove();
  return proofOf('a drive connected later: named until then, up to date afterwards', looks, failures);
}

function notDestroyed(said: string): readonly string[] {
  return said === 'destroyed' ? [] : [`the destruction answered ${said}`];
}

function proofOf(what: string, looks: readonly Looked[], failures: readonly string[]): Proof {
  const leaks = looks.flatMap((one) => one.leaks);
  const sum = (of: (one: Looked) => number) => looks.reduce((total, one) => total + of(one), 0);
  return {
    what,
    tried: sum((one) => one.tried),
    found: sum((one) => one.control),
    lost: 0,
    leaked: leaks.length,
    note: `ciphertexts × keys; control: the destroyed keys, kept by the test, open all ${sum((one) => one.control)}`,
    failures: [...failures, ...leaks],
  };
}
