import type { Survey } from '../../../electron/contract/storage';
import type { UnlockNotice, UnlockOutcome } from '../api';
import type { ReadSegment } from '../journal/read-frames';
import type { KeyringHolder } from '../keys/keyring-holder';
import { catalogue as emptyCatalogue } from '../store/catalogue';
import type { VaultDatabase } from '../store/database';
import { type LoadingCatalogue, loadHot } from '../store/load-catalogue';
import type { LoadedStore } from '../store/load-store';
import { type VaultStore, vaultStore } from '../store/vault-store';
import type { Findings } from './findings';
import { rebuild } from './rebuild';
import { replayTail } from './replay-tail';

/** Rows up to which they are counted before the screen is usable; beyond, later (`missing-rows.ts`), or when they are read. */
export const COUNTED_ROWS = 20_000;

export interface SettleParts {
  readonly survey: Survey;
  readonly read: ReadSegment;
  readonly keyring: KeyringHolder;
  readonly database: VaultDatabase;
  readonly destroyed: ReadonlySet<string>;
  readonly oldestHotQuarter: string;
  readonly onProgress: (sequence: number) => void;
}

export interface SettledStore {
  readonly kind: 'settled';
  readonly store: VaultStore;
  readonly loading: LoadingCatalogue;
  readonly findings: Findings | undefined;
  readonly notices: readonly UnlockNotice[];
}

type Refusal =
  | Extract<UnlockOutcome, { readonly kind: 'storage-failed' }>
  | { readonly kind: 'broken'; readonly afterSequence: number };

/** Store and catalogue as the journal has them: loaded, caught up with, or made anew. */
export async function settleStore(
  parts: SettleParts,
  loaded: LoadedStore,
  how:
    | { readonly kind: 'current' | 'behind' }
    | { readonly kind: 'rebuild'; readonly why: 'missing' | 'damaged' },
): Promise<SettledStore | Refusal> {
  if (how.kind === 'rebuild' || loaded.kind !== 'loaded') {
    return rebuilt(parts, how.kind === 'rebuild' ? how.why : 'missing');
  }
  const { database, oldestHotQuarter } = parts;
  const store = vaultStore(database, loaded.seal, loaded.start);
  const hot = await loadHot(
    loaded.seal,
    database,
    store.segments(),
    loaded.deltas,
    emptyCatalogue(),
    oldestHotQuarter,
  );
  if (hot.kind === 'damaged') return rebuilt(parts, 'damaged');
  const { rows } = store.position;
  if (rows <= COUNTED_ROWS && (await database.rows.count()) !== rows) return rebuilt(parts, 'damaged');
  if (how.kind === 'current') {
    return { kind: 'settled', store, loading: hot.loading, findings: undefined, notices: [] };
  }
  const input = { read: parts.read, segments: parts.survey.segments };
  const replayed = await replayTail(
    input,
    parts.keyring,
    store,
    hot.loading,
    parts.destroyed,
    parts.onProgress,
  );
  if (replayed.kind === 'failed') return { kind: 'storage-failed', reason: replayed.failure.detail };
  if (replayed.kind === 'broken') return replayed;
  if (replayed.kind === 'cut-off') return rebuilt(parts, 'behind');
  return {
    kind: 'settled',
    store,
    loading: hot.loading,
    findings: replayed.findings,
    notices: noticesOf(replayed.findings),
  };
}

async function rebuilt(
  parts: SettleParts,
  why: 'missing' | 'behind' | 'damaged',
): Promise<SettledStore | Refusal> {
  const { survey, keyring, database, destroyed } = parts;
  const input = { read: parts.read, segments: survey.segments };
  const branch = survey.branch ?? '';
  const made = await rebuild(input, branch, keyring, database, destroyed, parts.onProgress);
  if (made.kind === 'broken') return made;
  if (made.kind === 'failed') return { kind: 'storage-failed', reason: made.failure.detail };
  if (made.kind === 'store-refused')
    return { kind: 'storage-failed', reason: 'the working store cannot be written' };
  const { store, catalogue, findings } = made;
  const loading: LoadingCatalogue = { seal: store.seal, database, catalogue, cold: [], dirty: new Set() };
  const notice: UnlockNotice = { kind: 'rebuilt', records: catalogue.size, why };
  return { kind: 'settled', store, loading, findings, notices: [notice, ...noticesOf(findings)] };
}

function noticesOf({ damaged, keyless }: Findings): readonly UnlockNotice[] {
  return damaged + keyless > 0 ? [{ kind: 'record-damaged', records: damaged + keyless }] : [];
}
