import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupOutcome, UnlockSecret, VerifyOutcome } from '../../../renderer/vault/api';
import { backups } from '../../../renderer/vault/backup/backups';
import { argon } from '../../../renderer/vault/crypto/argon';
import { restores } from '../../../renderer/vault/backup/restores';
import { backupSentence, verifyFailure } from '../../../renderer/features/backup/backup-sentence';
import { aLaptopWith, type Laptop } from '../../fixtures/laptop';
import { storageInNode } from '../../fixtures/storage-in-node';
import { tickingNow } from '../../fixtures/vault-in-node';
import { hashesBelow } from '../bytes/laptop-copies';
import type { DriveTampering } from './drive-cases';
import type { Verdict } from './judge';
import { backupOn, type Victim } from './victim';

const quiet = () => undefined;
const never = () => false;
/** What a run may write anew on a drive: it is compared and proven before it counts. Segments only grow. */
const WRITTEN_ANEW =
  /(^|\/)((header|keyring)-\d+\.[ab]|tombstones|manifest|state\.json|casekeep-place\.json)$/;
const SEGMENT = /\.seg$/;

/** A drive that was in other hands: what a fresh laptop says of it, then the laptop it belongs to. */
export async function judgeDrive(victim: Victim, tampering: DriveTampering): Promise<Verdict> {
  const { name, verified, backedUp, practised } = tampering;
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-drive-'));
  const drive = join(folder, 'drive');
  await cp(victim.now.drive, drive, { recursive: true, preserveTimestamps: true });
  const laptop = await aLaptopWith((profile) =>
    cp(victim.now.profile, profile, { recursive: true, preserveTimestamps: true }),
  );
  try {
    for (const [table, rows] of victim.now.store) await laptop.database.dexie.table(table).bulkPut([...rows]);
    await tampering.tamper(drive, await backupOn(drive));
    const before = await bytesBelow(drive);
    const secret = tampering.secret ?? { kind: 'password', password: victim.now.password };
    const said = [await verify(drive, join(folder, 'fresh'), secret)];
    const looked = await changes(before, drive, /^$/);
    if (looked.length > 0) return { name, lost: 0, failure: `looking changed ${looked.join(', ')}` };
    const ran = await backUp(laptop, victim, drive);
    said.push(ran.backedUp, ran.practised);
    const wanted = [verified, backedUp, practised];
    const isRight = wanted.every((one, nth) => one.split(' or ').includes(said[nth] ?? ''));
    if (!isRight)
      return { name, lost: 0, failure: `said "${said.join(' / ')}", wanted "${wanted.join(' / ')}"` };
    const over = await changes(before, drive, mayWrite(tampering));
    return { name, lost: over.length, failure: over.length === 0 ? null : `wrote over ${over.join(', ')}` };
  } catch (error) {
    return { name, lost: 0, failure: `threw: ${error instanceof Error ? (error.stack ?? '') : ''}` };
  } finally {
    await laptop.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function mayWrite({ backedUp, cutsBack }: DriveTampering): RegExp {
  if (backedUp === 'other-history') return /^casekeep-place\.json$/;
  return cutsBack ? new RegExp(`${WRITTEN_ANEW.source}|${SEGMENT.source}`) : WRITTEN_ANEW;
}

/** As the start screen does it, on a laptop without any vault. Every refusal has its sentence. */
export async function verify(
  path: string,
  profile: string,
  secret: UnlockSecret,
  what: 'folder' | 'file' = 'folder',
) {
  const storage = await storageInNode(profile);
  try {
    const sourceId = await storage.chooseSource(path, what).catch(() => null);
    if (sourceId === null) return 'no backup';
    const restoring = restores({ port: storage.port, derive: argon, now: tickingNow() });
    const outcome = await restoring.verify(sourceId, secret, quiet, never);
    if (outcome.kind !== 'whole' && (verifyFailure(outcome) ?? '') === '')
      return `no words for ${outcome.kind}`;
    return shortOf(outcome);
  } finally {
    await storage.close();
  }
}

async function backUp(laptop: Laptop, victim: Victim, drive: string) {
  const vault = await laptop.open({ kind: 'password', password: victim.now.password });
  const placeId = await laptop.storage.choosePlace(drive);
  const run = backups(vault.context);
  const outcome: BackupOutcome = await run.run(placeId, quiet, never);
  if (backupSentence(outcome, 'it').said === '') return { backedUp: 'no words', practised: '' };
  const practised = await run.practiceRestore(placeId, quiet, never);
  return { backedUp: outcome.kind, practised: shortOf(practised) };
}

function shortOf(outcome: VerifyOutcome): string {
  return outcome.kind === 'damaged' ? `damaged:${outcome.what}` : outcome.kind;
}

async function bytesBelow(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const name of (await hashesBelow(folder)).keys()) found.set(name, await readFile(join(folder, name)));
  return found;
}

/** Files that are gone or no longer what they were; a segment may have grown, a damaged file may stand under another name. */
async function changes(
  before: ReadonlyMap<string, Buffer>,
  folder: string,
  allowed: RegExp,
): Promise<readonly string[]> {
  const after = await bytesBelow(folder);
  return [...before].flatMap(([name, bytes]) => {
    const now = after.get(name);
    const isKept = now !== undefined && now.subarray(0, bytes.length).equals(bytes);
    const isSame = isKept && (now.length === bytes.length || SEGMENT.test(name));
    const isAside = [...after.values()].some((one) => one.equals(bytes));
    return isSame || isAside || allowed.test(name) ? [] : [name];
  });
}
