import type { Laptop } from '../../fixtures/laptop';
import { aSessionNote } from '../../fixtures/backed-up-vault';
import { idNumber } from '../../fixtures/ids';
import type { Tampering } from './judge';
import type { StoreDump, Victim } from './victim';

/** A row of any table, as somebody finds it who opens the files with another program. */
interface RawRow {
  readonly bytes: Uint8Array;
}

const table = ({ database }: Laptop, name: string) => database.dexie.table<RawRow, string | number>(name);
const ADA = idNumber(1);
const [NOTE, OTHER_NOTE] = [aSessionNote(1).id, aSessionNote(2).id];

/** What is needed at once and does not open gives the store up; anything later is read from the journal instead. */
const SAID: Readonly<Record<string, Tampering['said']>> = {
  rows: 'open',
  index: 'open',
  catalogue: ['open rebuilt:damaged', 'open'],
  deltas: 'open rebuilt:damaged',
  meta: 'open rebuilt:damaged',
};

/** One bit in the first, a middle and the last byte of every row of a table. */
export function storeFlips(victim: Victim): readonly Tampering[] {
  return [...victim.now.store].flatMap(([name, rows]) =>
    rows.flatMap((_, nth) =>
      (['first', 'middle', 'last'] as const).map(
        (where): Tampering => ({
          name: `${where} byte of row ${nth} in ${name}`,
          tamper: async (laptop) => {
            const keys = await table(laptop, name).toCollection().primaryKeys();
            await turn(laptop, name, keys[nth] ?? '', where);
          },
          said: SAID[name] ?? '',
        }),
      ),
    ),
  );
}

async function turn(laptop: Laptop, name: string, key: string | number, where: string): Promise<void> {
  const row = await table(laptop, name).get(key);
  if (row === undefined) throw new Error(`no such row in ${name}`);
  const bytes = row.bytes.slice();
  const at = where === 'first' ? 0 : where === 'last' ? bytes.length - 1 : bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  await table(laptop, name).put({ ...row, bytes });
}

/** Rows exchanged, moved, put back, taken out, doubled; whole tables and stores of another time or vault. */
export function storeStructure(victim: Victim): readonly Tampering[] {
  const put = (laptop: Laptop, id: string, bytes: Uint8Array | undefined) =>
    laptop.database.rows.put({ id, bytes: bytes ?? new Uint8Array() });
  const bytesOf = async (laptop: Laptop, id: string) => (await laptop.database.rows.get(id))?.bytes;
  const exchange = (one: string, other: string) => async (laptop: Laptop) => {
    const [first, second] = [await bytesOf(laptop, one), await bytesOf(laptop, other)];
    await put(laptop, one, second);
    await put(laptop, other, first);
  };
  const older = (name: string): readonly object[] => victim.earlier.store.get(name) ?? [];
  const readFromTheJournal: readonly Tampering[] = [
    { name: 'rows of two clients exchanged', tamper: exchange(ADA, idNumber(12)), said: 'open' },
    { name: 'rows of two notes exchanged', tamper: exchange(NOTE, OTHER_NOTE), said: 'open' },
    { name: 'rows of two kinds exchanged', tamper: exchange(ADA, NOTE), said: 'open' },
    {
      name: 'a row moved to another client',
      tamper: async (laptop) => put(laptop, idNumber(12), await bytesOf(laptop, ADA)),
      said: 'open',
    },
    {
      name: 'an older row put back',
      tamper: async (laptop) =>
        laptop.database.dexie.table('rows').bulkPut([...older('rows')].filter(isOf(ADA))),
      said: 'open',
    },
    {
      name: 'a row taken out and another doubled',
      tamper: async (laptop) => {
        await put(laptop, idNumber(77), await bytesOf(laptop, ADA));
        await laptop.database.rows.delete(ADA);
      },
      said: 'open',
    },
  ];
  const madeAnew: readonly Tampering[] = [
    {
      name: 'a row deleted',
      tamper: ({ database }) => database.rows.delete(NOTE),
      said: 'open rebuilt:damaged',
    },
    {
      name: 'a row twice',
      tamper: async (laptop) => put(laptop, idNumber(77), await bytesOf(laptop, ADA)),
      said: 'open rebuilt:damaged',
    },
    { name: 'no rows', tamper: ({ database }) => database.rows.clear(), said: 'open rebuilt:damaged' },
    { name: 'no deltas', tamper: ({ database }) => database.deltas.clear(), said: 'open rebuilt:damaged' },
    {
      name: 'no position',
      tamper: ({ database }) => database.meta.delete('position'),
      said: 'open rebuilt:damaged',
    },
    {
      name: 'no position, directories or deltas',
      tamper: async ({ database }) => {
        await database.meta.clear();
        await database.deltas.clear();
      },
      said: 'open rebuilt:missing',
    },
    {
      name: 'another epoch',
      tamper: ({ database }) => database.meta.toCollection().modify({ epoch: idNumber(5) }),
      said: 'open rebuilt:damaged',
    },
    {
      name: 'an older position beside newer rows',
      tamper: ({ database }) => database.dexie.table('meta').bulkPut([...older('meta')]),
      said: 'open rebuilt:damaged',
    },
    {
      name: 'a delta under another number',
      tamper: async ({ database }) => {
        const last = await database.deltas.orderBy('key').last();
        if (last) {
          await database.deltas.delete(last.key);
          await database.deltas.put({ ...last, key: last.key + 16 });
        }
      },
      said: 'open rebuilt:damaged',
    },
  ];
  return [
    ...readFromTheJournal,
    ...madeAnew,
    { name: 'no index', tamper: ({ database }) => database.index.clear(), said: 'open' },
    { name: 'the store gone', store: 'gone', tamper: nothing, said: 'open rebuilt:missing' },
    // From before a destruction: its keys are gone, so nothing of it opens.
    {
      name: 'the store of an earlier day',
      store: victim.earlier.store,
      tamper: nothing,
      said: 'open rebuilt:damaged',
    },
    {
      name: 'the store of another vault',
      store: victim.foreign.store,
      tamper: nothing,
      said: 'open rebuilt:damaged',
    },
    {
      name: 'older rows, today’s position',
      store: mixed(victim),
      tamper: nothing,
      said: 'open rebuilt:damaged',
    },
  ];
}

function mixed({ earlier, now }: Victim): StoreDump {
  return new Map([...now.store, ['rows', earlier.store.get('rows') ?? []]]);
}

function isOf(id: string) {
  return (row: object): boolean => 'id' in row && row.id === id;
}

async function nothing(): Promise<void> {}
