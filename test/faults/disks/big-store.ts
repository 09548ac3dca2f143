// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { backups } from '../../../renderer/vault/backup/backups';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { lookForMissingRows } from '../../../renderer/vault/opening/missing-rows';
import { COUNTED_ROWS } from '../../../renderer/vault/opening/settle-store';
import { openRecords } from '../../../renderer/vault/records/records';
import { loadCold } from '../../../renderer/vault/store/load-catalogue';
import { aClient, anEpisode } from '../../fixtures/a-client';
import { aSessionNote } from '../../fixtures/backed-up-vault';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';
import type { Proof } from '../proof';

const NOTES = COUNTED_ROWS + 500;
const AT_ONCE = 500;
/** Every third row goes without a word. */
const SHARE = 3;
const RARE = 'marmalade';

/** A store too big to be counted at unlock, of which a third is silently gone: list, search, notes and digest miss nothing. */
export async function bigStore(): Promise<Proof> {
  const laptop = await aLaptop();
  const failures: string[] = [];
  try {
    const expected = await fill(laptop);
    await laptop.restart();
    const ids = await laptop.database.rows.toCollection().primaryKeys();
    const gone = ids.filter((_, index) => index % SHARE === 0);
    await laptop.database.rows.bulkDelete(gone);

    const { unlocked, outcome } = await laptop.unlock();
    if (!unlocked) throw new Error(JSON.stringify(outcome));
    const notices = outcome.kind === 'open' ? outcome.notices.map(({ kind }) => kind) : [];
    if (notices.length > 0) failures.push(`it was not silent: ${notices.join(', ')}`);
    const { store, loading } = unlocked.settled;
    const missed = await missedIn(laptop, expected);
    failures.push(...missed);

    await loadCold(loading, () => undefined);
    const pause = async (): Promise<void> => undefined;
    const found = await lookForMissingRows(store, loading.catalogue, laptop.parts.port, pause);
    if (found !== 'given-up') failures.push(`the missing rows are not noticed afterwards: ${found}`);
    await laptop.removeStore();
    await laptop.restart();
    const after = await laptop.open();
    const rows = await laptop.database.rows.count();
    if (rows !== ids.length) failures.push(`${rows} of ${ids.length} rows after it was made anew`);
    const { digest } = await backups(after.context).contentDigest();
    if (digest !== expected) failures.push('another digest after it was made anew');
    return {
      what: `a store of ${ids.length} rows, of which every third is silently gone`,
      tried: gone.length,
      found: gone.length,
      lost: missed.length,
      leaked: 0,
      note: 'not counted at unlock: list, search, note and digest as before; noticed in the background; made anew at the next start',
      failures,
    };
  } finally {
    await laptop.close();
  }
}

/** Answers the digest of everything. */
async function fill({ first }: UsedLaptop): Promise<string> {
  const { context } = first;
  await context.store.commit([{ kind: 'put', record: aClient(), from: 0 }]);
  await context.store.commit([{ kind: 'put', record: anEpisode(), from: 0 }]);
  for (let at = 0; at < NOTES; at += AT_ONCE) {
    const changes = Array.from({ length: AT_ONCE }, (_, index) => {
      const note = aSessionNote(1);
      const themes = `${at + index === NOTES - 7 ? RARE : 'Sleep'}, hour ${at + index}.`;
      return {
        kind: 'put',
        record: { ...note, id: newId(), fields: { ...note.fields, themes } },
        from: 0,
      } as const;
    });
    const outcome = await context.store.commit(changes);
    if (outcome.kind !== 'committed') throw new Error(outcome.kind);
  }
  return (await backups(context).contentDigest()).digest;
}

async function missedIn(laptop: UsedLaptop, expected: string): Promise<readonly string[]> {
  const vault = await laptop.open();
  const { context } = vault;
  const records = await openRecords(vault.records);
  try {
    const listed = [...context.store.entries('session-note')].map(({ id }) => id);
    const read = await context.store.read(listed);
    const unread = listed.filter((id) => read.get(id)?.kind !== 'read');
    await records.whenSearchable();
    const found = await records.ask({ name: 'search', args: { text: RARE, limit: 10 } });
    const { digest } = await backups(context).contentDigest();
    return [
      ...(listed.length === NOTES ? [] : [`the list holds ${listed.length} of ${NOTES} notes`]),
      ...(unread.length === 0 ? [] : [`${unread.length} notes do not open`]),
      ...(found.total === 1 ? [] : ['search misses a note']),
      ...(digest === expected ? [] : ['another digest']),
    ];
  } finally {
    records.close();
  }
}
