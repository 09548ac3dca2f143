import type { StorageFailure } from '../../../electron/contract/storage';
import type { Progress, UnlockSecret, VerifyOutcome } from '../api';
import type { Cancelled, RestoreContext } from '../context';
import { readableHeaders } from '../keys/open-header';
import type { Keyring } from '../keys/keyring';
import type { VaultKeys } from '../keys/vault-keys';
import { type BackupSource, backupSource } from './backup-source';
import { destroyedSince, type Destruction, destructionsIn } from './destructions';
import { faultOf } from './fault';
import { openManifest } from './manifest';
import { openBeforeUnlock } from './open-before-unlock';
import { proveSource, type ProvenSource } from './prove-source';
import { verifyOutcome } from './verify-outcome';

/** A backup that was verified to its last byte and may be put in place. */
export interface VerifiedSource {
  readonly sourceId: string;
  readonly header: Uint8Array;
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
  readonly proof: ProvenSource;
  /** Destructions of this vault that are known here and not in the backup. */
  readonly destroyedHere: readonly Destruction[];
}

/** A vault that was only just made: genesis, the practice's page, a change to it. It does not stand in the way. */
const FRAMES_OF_AN_UNUSED_VAULT = 3;

/**
 * Opens a backup by its own password or recovery key and reads all of it: header, signature, keyring, every frame, every
 * content, every file. Nothing is written, neither here nor there. Destructions known on this machine count here too.
 */
export async function verifySource(
  context: RestoreContext,
  sourceId: string,
  secret: UnlockSecret,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<{ readonly outcome: VerifyOutcome; readonly verified: VerifiedSource | null }> {
  const answer = (outcome: VerifyOutcome) => ({ outcome, verified: null });
  const opened = await backupSource(context.port, sourceId);
  if (opened.kind === 'failed') return answer(unread(opened.failure));
  const { source } = opened;
  const backup = await openBeforeUnlock(context, source.survey, secret);
  if (backup.kind !== 'open') return answer(backup);
  const here = await vaultHere(context, backup.keys.vaultId);
  if (here === 'other') return answer({ kind: 'other-vault' });

  // Also where the header here is lost: the list opens with this vault's keys or says nothing.
  const found = await destroyedOnlyHere(context, source, backup.keys);
  if (found === null && here === 'same') return answer({ kind: 'storage-failed', reason: 'tombstones' });
  const destroyedHere = found?.only ?? [];
  const manifestBytes = await source.readWhole('manifest');
  // A manifest that does not open only takes its word away that the backup is not cut short.
  const manifest = manifestBytes.kind === 'ok' ? openManifest(manifestBytes.value, backup.keys) : undefined;
  const gone = new Set(destroyedHere.map(({ unit }) => unit));
  const { header, keys } = backup;
  const all = { source, keys, manifest, gone };
  const whole = await proveSource({ ...all, keyring: backup.keyring }, onProgress, cancelled);
  // What a copy that was cut off put there since takes nothing away from what was proven before it, with the keyring of then.
  let [proof, keyring] = [whole, backup.keyring];
  for (const one of manifest === undefined ? [] : [backup.keyring, ...backup.earlier]) {
    if (proof.kind === 'proven' || whole.kind === 'proven' || whole.fault.kind !== 'damaged') break;
    const before = await proveSource({ ...all, keyring: one, upTo: manifest }, onProgress, cancelled);
    if (before.kind === 'proven') [proof, keyring] = [before, one];
  }
  // A list with a damaged line may have lost one: then it vouches for nothing.
  const proven = verifyOutcome(proof, here === 'same' && found?.isWhole === true);
  const outcome = proven.kind === 'damaged' && (await isGone(source)) ? vanished : proven;
  const verified = proof.kind === 'proven' ? { sourceId, header, keys, keyring, proof, destroyedHere } : null;
  return { outcome, verified };
}

/** Which vault stands on this machine, as far as its plain header says. A damaged one is what a restore is for. */
async function vaultHere({ port }: RestoreContext, vaultId: string): Promise<'none' | 'same' | 'other'> {
  const survey = await port.call('survey', {});
  if (survey.kind === 'failed') return 'none';
  const headers = readableHeaders(survey.value.headers);
  if ('kind' in headers) return 'none';
  if (headers[0]?.common.vaultId === vaultId) return 'same';
  return survey.value.head.sequence > FRAMES_OF_AN_UNUSED_VAULT ? 'other' : 'none';
}

/** A drive that was pulled out while it was read is no damaged one: then what was there before is not there at all. */
async function isGone({ survey, readSegment }: BackupSource): Promise<boolean> {
  const [first] = survey.segments;
  const again = first === undefined ? null : await readSegment(first.segment, 0, 1);
  return again?.kind === 'failed' && ['missing', 'vanished', 'io'].includes(again.failure.reason);
}

const vanished: VerifyOutcome = { kind: 'vanished' };

async function destroyedOnlyHere(
  { port }: RestoreContext,
  source: BackupSource,
  keys: VaultKeys,
): Promise<{ readonly only: readonly Destruction[]; readonly isWhole: boolean } | null> {
  const here = await port.call('tombstones.read', {});
  const there = await source.readWhole('tombstones');
  if (here.kind === 'failed') return null;
  const theirs = destructionsIn(there.kind === 'ok' ? there.value : new Uint8Array(0), keys);
  const ours = destructionsIn(here.value, keys);
  return { only: destroyedSince(theirs, ours), isWhole: ours.broken === 0 };
}

function unread(failure: StorageFailure): VerifyOutcome {
  const fault = faultOf(failure, 'cut-short');
  return fault.kind === 'damaged' ? { ...fault, readableRecords: 0 } : fault;
}
