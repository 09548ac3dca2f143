import type { Survey } from '../../../electron/contract/storage';
import type { Instant } from '../../domain/instant';
import type { UnlockNotice, UnlockOutcome, UnlockProgress, UnlockSecret } from '../api';
import { readDrafts } from '../drafts';
import type { ReadSegment } from '../journal/read-frames';
import { headerBytes } from '../keys/header-format';
import { keyringHolder } from '../keys/keyring-holder';
import type { OpenedHeader } from '../keys/open-header';
import type { Derive } from '../keys/slot-secret';
import { readTombstones } from '../keys/tombstones';
import type { StorageClient } from '../port/storage-client';
import type { VaultDatabase } from '../store/database';
import { type LoadedStore, loadStore, type RawStore, readRawStore } from '../store/load-store';
import { quarterOf } from '../store/shelf';
import { isStoreError } from '../store/store-error';
import { checkSideFiles } from './check-side-files';
import { compareStore } from './compare-store';
import { finishCutOff } from './finish-cut-off';
import { finishFirstRun, isFirstRunCutOff } from './finish-first-run';
import { lastFrame } from './last-frame';
import { openKeys, type OpenedKeys } from './open-keys';
import { type SettledStore, settleStore } from './settle-store';
import { type TornAct, tornAct } from './torn-act';
import { withoutTornAct } from './without-torn-act';
import { keepSurplus, type StandingSurplus } from './standing-surplus';

const HOT_DAYS = 95; // about three months back, so that "notes still to write" of the last 60 days is in it
const CLOCK_TOLERANCE_MS = 60_000;

export interface UnlockParts {
  readonly port: StorageClient;
  readonly derive: Derive;
  readonly now: () => Instant;
  readonly database: VaultDatabase;
  /** Main refused to cut a torn act off: something of it was acknowledged, so it is damage. */
  readonly keepsTorn?: true;
}

/** What an unlock leads to besides its outcome. */
export interface Unlocked {
  readonly settled: SettledStore;
  readonly opened: OpenedHeader;
  readonly keyring: ReturnType<typeof keyringHolder>;
  readonly read: ReadSegment;
}

export interface UnlockResult {
  readonly outcome: UnlockOutcome;
  readonly unlocked?: Unlocked;
  /** After `journal-older`: what `offerBackSurplus` writes. */
  readonly surplus?: StandingSurplus;
  /** An act that a power cut tore: to be cut off before anything else. */
  readonly tornOff?: TornAct;
  /** The person agreed to it before, and the app died over it. */
  readonly isAgreed?: boolean;
}

/** From a secret to an open vault, or to the one sentence that says why not. Nothing is changed unless it opens. */
export async function unlock(
  parts: UnlockParts,
  secret: UnlockSecret,
  onProgress: (progress: UnlockProgress) => void,
): Promise<UnlockResult> {
  const surveyed = await parts.port.call('survey', {});
  if (surveyed.kind === 'failed') return failed(surveyed.failure.detail);
  const survey = surveyed.value;
  onProgress({ step: 'deriving', done: 0, total: survey.head.sequence });
  const reading: Promise<RawStore | undefined> = readRawStore(parts.database).catch(() => undefined);
  const keys = await openKeys(parts.port, survey, secret, parts.derive, parts.now);
  if (keys.kind !== 'keys') return { outcome: keys };
  onProgress({ step: 'opening', done: 0, total: survey.head.sequence });
  const raw = await reading;
  if (!raw) return storeBroken(parts.port);
  if (isFirstRunCutOff(survey, keys, raw)) {
    const begun = await finishFirstRun(parts, survey, keys);
    if (begun === 'failed') return failed('the first run cannot be finished');
    if (begun === 'finished') return unlock(parts, secret, onProgress);
  }
  try {
    const result = await openWith(parts, survey, keys, raw, onProgress);
    if (result.tornOff)
      return await withoutTornAct(parts, result.tornOff, (next) => unlock(next, secret, onProgress));
    const isFinished = result.isAgreed === true && (await result.surplus?.())?.kind === 'written';
    return isFinished ? unlock(parts, secret, onProgress) : result;
  } catch (error) {
    // Damaged database files may fail at any later read. Without this every start would end in the same place.
    if (!isStoreError(error)) throw error;
    return storeBroken(parts.port);
  }
}

/**
 * The store goes before the next window opens; the journal, which holds every record, is not touched. As nobody can read
 * whether the store remembers more than the journal does, its files are kept aside first; on a full disk it stays.
 */
async function storeBroken(port: StorageClient): Promise<UnlockResult> {
  const aside = await port.call('journal.keep-aside', {});
  if (aside.kind === 'failed') return failed(aside.failure.detail);
  const marked = await port.call('store.remove-at-next-start', {});
  if (marked.kind === 'failed') return failed(marked.failure.detail);
  return { outcome: { kind: 'store-broken', keptAs: aside.value.name } };
}

/** With the keys at hand: compares, mends, loads. */
export async function openWith(
  parts: UnlockParts,
  survey: Survey,
  keys: OpenedKeys,
  raw: RawStore,
  onProgress: (progress: UnlockProgress) => void,
): Promise<UnlockResult> {
  const { port, database } = parts;
  const { opened } = keys;
  const read: ReadSegment = (segment, offset, length) =>
    port.call('journal.read', { segment, offset, length });
  const last = await lastFrame(read, survey, opened.keys);
  const older = olderThanJournal(keys, last?.named);
  if (older) return { outcome: older };
  const tombstones = await port.call('tombstones.read', {});
  if (tombstones.kind === 'failed') return failed(tombstones.failure.detail);
  const destroyed = new Set(readTombstones(opened.keys, tombstones.value).map((one) => one.unit));
  const keyring = keyringHolder(keys.keyring, opened.keys, port, destroyed);
  const drafts = await readDrafts(port, opened.keys.vaultId, keyring.current);
  const acknowledged = Math.max(0, ...drafts.map((draft) => draft.base));
  const loaded = loadStore(raw, opened.keys.vaultId, () => keyring.current);
  if (loaded.kind === 'loaded' && loaded.start.position.keyringGeneration > keyring.current.generation) {
    const needed = loaded.start.position.keyringGeneration;
    return { outcome: { kind: 'keyring-older', found: keyring.current.generation, needed } };
  }
  if (survey.head.sequence === 0 && loaded.kind !== 'loaded') return lostJournal(port);
  const remembered = loaded.kind === 'loaded' ? loaded.start.position.journal.sequence : 0;
  const tornOff = await tornAct(read, survey, last, opened.keys, Math.max(acknowledged, remembered));
  if (tornOff && parts.keepsTorn !== true) return { ...failed('the journal ends in a torn act'), tornOff };
  const compared = compareStore(loaded, survey, last, acknowledged);
  if (compared.kind === 'journal-older')
    return keepSurplus(parts, survey, keyring, loaded, compared.storeSequence);
  if (compared.kind === 'journal-damaged' || compared.kind === 'other-history') {
    const aside = await port.call('journal.keep-aside', {});
    if (aside.kind === 'failed') return failed(aside.failure.detail);
    return { outcome: { ...compared, keptAs: aside.value.name } };
  }
  const notices: UnlockNotice[] = [];
  const torn = await dropTornTail(port, survey);
  if (torn === 'failed') return failed('the torn tail cannot be dropped');
  if (torn) notices.push(torn);
  const settled = await settleStore(
    {
      survey,
      read,
      keyring,
      database,
      destroyed,
      oldestHotQuarter: quarterOf(new Date(Date.parse(parts.now()) - HOT_DAYS * 86_400_000).toISOString()),
      onProgress: (sequence) =>
        onProgress({ step: 'rebuilding', done: sequence, total: survey.head.sequence }),
    },
    compared.kind === 'current' ? continuing(loaded, survey) : loaded,
    compared,
  );
  if (settled.kind === 'broken') {
    const aside = await port.call('journal.keep-aside', {});
    const keptAs = aside.kind === 'ok' ? aside.value.name : '';
    return { outcome: { kind: 'journal-damaged', keptAs, afterSequence: settled.afterSequence } };
  }
  if (settled.kind === 'storage-failed') return { outcome: settled };
  for (const what of keys.mend) {
    if (await mend(port, what, keys)) notices.push({ kind: 'copy-mended', what });
  }
  if (survey.journal.kind === 'damaged' && !settled.notices.some((one) => one.kind === 'record-damaged')) {
    notices.push({ kind: 'record-damaged', records: 1 });
  }
  const lastSeen =
    [last?.envelope?.at ?? '', ...drafts.map((draft) => draft.savedAt)].toSorted().at(-1) ?? '';
  if (lastSeen && Date.parse(lastSeen) > Date.parse(parts.now()) + CLOCK_TOLERANCE_MS) {
    notices.push({ kind: 'clock-went-back', lastSeen });
  }
  const finished = await finishCutOff({ ...parts, read, survey }, keyring, settled, destroyed);
  if (finished.kind !== 'settled') return { outcome: finished };
  const aside = await checkSideFiles({ port, read, survey, keyring, loading: finished.loading });
  return {
    outcome: { kind: 'open', notices: [...notices, ...settled.notices, ...aside] },
    unlocked: { settled: finished, opened, keyring, read },
  };
}

/**
 * A last frame that is not what was written is named and stays; the next one continues the bytes that stand on the disk,
 * else nothing could be saved any more.
 */
function continuing(loaded: LoadedStore, { head }: Survey): LoadedStore {
  if (loaded.kind !== 'loaded') return loaded;
  const { start } = loaded;
  const journal = { ...start.position.journal, hash: head.hash };
  return { ...loaded, start: { ...start, position: { ...start.position, journal } } };
}

/** A vault that was used, whose journal is gone and whose store does not remember it either. */
async function lostJournal(port: StorageClient): Promise<UnlockResult> {
  const aside = await port.call('journal.keep-aside', {});
  const keptAs = aside.kind === 'ok' ? aside.value.name : '';
  return { outcome: { kind: 'journal-damaged', keptAs, afterSequence: 0 } };
}

/** Header and keyring against the generations the last frame names. */
function olderThanJournal(
  { opened, keyring }: OpenedKeys,
  last: { readonly vaultGen: number; readonly keyringGen: number } | undefined,
): UnlockOutcome | undefined {
  const { generation } = opened.header.common;
  if (last && last.vaultGen > generation)
    return { kind: 'header-older', found: generation, needed: last.vaultGen };
  if (last && last.keyringGen > keyring.generation) {
    return { kind: 'keyring-older', found: keyring.generation, needed: last.keyringGen };
  }
  return undefined;
}

async function dropTornTail(
  port: StorageClient,
  { journal }: Survey,
): Promise<UnlockNotice | 'failed' | undefined> {
  if (journal.kind !== 'torn-tail') return undefined;
  const dropped = await port.call('journal.drop-torn-tail', {});
  return dropped.kind === 'failed' ? 'failed' : { kind: 'torn-tail-dropped', bytes: journal.bytes };
}

async function mend(port: StorageClient, what: 'header' | 'keyring', keys: OpenedKeys): Promise<boolean> {
  const answer =
    what === 'header'
      ? await port.call('header.write', { bytes: headerBytes(keys.opened.header) })
      : await port.call('keyring.write', { bytes: keys.keyringBytes, generation: keys.keyring.generation });
  return answer.kind === 'ok';
}

function failed(reason: string): UnlockResult {
  return { outcome: { kind: 'storage-failed', reason } };
}
