import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { restores } from '../../../renderer/vault/backup/restores';
import { argon } from '../../../renderer/vault/crypto/argon';
import { storageInNode } from '../../fixtures/storage-in-node';
import { tickingNow } from '../../fixtures/vault-in-node';
import { FAULTS_PASSWORD } from '../node-app';
import { removeFolder } from './used-laptop';

/** What the copy writes anew as one step: it says what to compare, and is believed of nobody. */
const MAY_CHANGE = /(^|\/)(state\.json|manifest|casekeep-place\.json)$/;
const OLD_PAIR = /(^|\/)(header|keyring)-\d+\.[ab]$/;
const GROWS = /\.seg$/;

/** Every file of a folder with its bytes. */
export async function filesBelow(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path), await readFile(path));
  }
  return files;
}

/** What only says how far something was looked at, or what is remembered of it besides. */
const BESIDES = /^(journal-marks\.json|state\.json)$/;

/** Whether a folder holds the very bytes that it held before, and nothing more. */
export async function isSameFolder(before: ReadonlyMap<string, Buffer>, folder: string): Promise<boolean> {
  const after = await filesBelow(folder);
  const names = new Set([...before.keys(), ...after.keys()].filter((name) => !BESIDES.test(name)));
  return [...names].every((name) => after.get(name)?.equals(before.get(name) ?? Buffer.alloc(0)) === true);
}

/** Earlier files of a drive that are not what they were; segments may have grown. Proven copies may retire old pairs. */
export async function changedOnDrive(
  drive: string,
  before: ReadonlyMap<string, Buffer>,
): Promise<readonly string[]> {
  const after = await filesBelow(drive);
  // The sealed verdict stands: from here on the older pair is overwritten and removed.
  const isProven = [...after].some(
    ([name, bytes]) => /(^|\/)manifest$/.test(name) && before.get(name)?.equals(bytes) !== true,
  );
  return [...before].flatMap(([name, bytes]) => {
    if (MAY_CHANGE.test(name)) return [];
    if (isProven && OLD_PAIR.test(name)) return [];
    const now = after.get(name);
    if (now === undefined) return [`${name} is gone from the drive`];
    const same = GROWS.test(name) ? now.subarray(0, bytes.length).equals(bytes) : now.equals(bytes);
    return same ? [] : [`${name} on the drive is not what it was`];
  });
}

/** The backup on the drive, verified to its last byte by a laptop that never saw it. */
export async function verifyDrive(drive: string): Promise<readonly string[]> {
  const fresh = `${drive}-fresh`;
  const storage = await storageInNode(fresh);
  try {
    const sourceId = await storage.chooseSource(drive).catch(() => null);
    if (sourceId === null) return ['there is no backup on the drive any more'];
    const restoring = restores({ port: storage.port, derive: argon, now: tickingNow() });
    const secret = { kind: 'password', password: FAULTS_PASSWORD } as const;
    const outcome = await restoring.verify(
      sourceId,
      secret,
      () => undefined,
      () => false,
    );
    return outcome.kind === 'whole' ? [] : [`the backup on the drive: ${JSON.stringify(outcome)}`];
  } finally {
    await storage.close();
    await removeFolder(fresh);
  }
}
