import type { Instant } from '../../domain/instant';
import { COMPARTMENTS } from '../compartments';
import type { VaultContext } from '../context';
import { draftShelf } from '../drafts';
import { journalFrom } from '../journal/journal';
import { newestUnitKey } from '../keys/keyring-holder';
import type { Derive } from '../keys/slot-secret';
import type { StorageClient } from '../port/storage-client';
import type { RecordsContext } from '../records/context';
import { compact } from '../store/compact';
import { indexShelf } from '../store/index-shelf';
import { loadCold } from '../store/load-catalogue';
import { turns } from '../store/turns';
import { vaultRecords } from '../store/vault-records';
import { type Secrets, secretsOf } from './change-secrets';
import { destroyUnits } from './destroy';
import { mendCatalogue } from './mend-catalogue';
import type { Unlocked } from './unlock';

/** An open vault, as its parts see it. */
export interface OpenVault {
  readonly context: VaultContext;
  readonly records: RecordsContext;
  readonly secrets: Secrets;
  /** Resolves when the whole catalogue is in memory. */
  readonly whole: Promise<void>;
  /** Waits for what is being written; answers how many drafts are kept. Main ends the window afterwards. */
  seal(): Promise<number>;
}

/** Puts the parts together; the rest of the catalogue begins to load. */
export function openVault(
  port: StorageClient,
  derive: Derive,
  now: () => Instant,
  { settled, opened, keyring, read }: Unlocked,
  onLoaded: (lines: number) => void,
): OpenVault {
  const { store, loading } = settled;
  const { catalogue } = loading;
  const inTurn = turns();
  const journal = journalFrom(store.position.journal, keyring.keys, port);
  let isWritable = true;
  const whole = loadCold(loading, onLoaded).then(async (outcome) => {
    if (outcome === 'loaded') return;
    await mendCatalogue(port, read, keyring, loading);
    await compact(store, catalogue, loading.dirty);
  });
  const secrets = secretsOf({ port, derive, now, keyring, journal }, opened.header);
  const records = vaultRecords({
    keyring,
    journal,
    store,
    loading,
    inTurn,
    whole,
    now,
    isWritable: () => isWritable,
    destroy: async (destruction) => {
      if (!isWritable) return { kind: 'locked' };
      await whole;
      // Half a destruction is finished by the next unlock, never by this session: its store is not told.
      const before = journal.state.sequence;
      isWritable = false;
      const outcome = await destroyUnits({ port, journal, keyring, catalogue, now }, destruction);
      isWritable = journal.state.sequence === before;
      return outcome;
    },
  });
  const journalSequence = () => journal.state.sequence;
  const drafts = draftShelf({
    port,
    vaultId: keyring.keys.vaultId,
    keyring: () => keyring.current,
    journalSequence,
  });
  const inTurnSecrets: Secrets = {
    confirm: secrets.confirm,
    // Not while half a destruction waits for the next unlock: the frame that names a new header would end it.
    changePassword: (current, next) =>
      inTurn(async () => (isWritable ? secrets.changePassword(current, next) : { kind: 'locked' })),
    renewRecovery: (password) =>
      inTurn(async () => (isWritable ? secrets.renewRecovery(password) : { kind: 'locked' })),
    finishRenewal: () => inTurn(async () => (isWritable ? secrets.finishRenewal() : { kind: 'locked' })),
  };
  const context: VaultContext = {
    port,
    store: records,
    get keys() {
      return keyring.keys;
    },
    keyring: () => keyring.current,
    ensureUnit: (unit, compartment) =>
      inTurn(async () => {
        if (!isWritable) return { kind: 'locked' };
        const needed = { compartment: COMPARTMENTS[compartment], unit };
        const ready = await keyring.ensure([needed]);
        if (ready.kind !== 'ready') return ready;
        const unitId = keyring.unitId(needed);
        const newest = newestUnitKey(keyring.current, unitId);
        return newest
          ? { kind: 'unit', unitId, ...newest }
          : { kind: 'storage-failed', reason: 'the unit was not made' };
      }),
    journal: () => journal.state,
    now,
    confirmSecret: secrets.confirm,
  };
  return {
    context,
    records: { store: records, drafts, index: indexShelf(store), now, confirmSecret: secrets.confirm },
    secrets: inTurnSecrets,
    whole,
    async seal() {
      await inTurn(async () => undefined);
      return (await drafts.list()).length;
    },
  };
}
