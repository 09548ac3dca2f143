import Dexie, { type Table } from 'dexie';
import type { Appointment } from '../../../renderer/domain/appointment';
import type { Episode } from '../../../renderer/domain/episode';
import { recordId } from '../../../renderer/domain/ids';
import type { Person } from '../../../renderer/domain/person';
import type { VaultRecord } from '../../../renderer/domain/record';
import type { SessionNote } from '../../../renderer/domain/session-note';
import { madePractice, type PracticeSize } from '../made-practice';
import { noteTexts } from '../note-texts';

/**
 * What an ordinary app would do with the same practice: plaintext rows in Dexie with the indexes these questions want.
 * Runs in a worker of the same Electron as the vault.
 */
interface Rows {
  readonly dexie: Dexie;
  readonly people: Table<Person, string>;
  readonly episodes: Table<Episode, string>;
  readonly appointments: Table<Appointment, string>;
  readonly notes: Table<SessionNote, string>;
  readonly others: Table<VaultRecord, string>;
}

function open(): Rows {
  const dexie = new Dexie('plain-peer', { chromeTransactionDurability: 'strict', cache: 'disabled' });
  dexie.version(1).stores({
    people: 'id',
    episodes: 'id, status, *participants',
    appointments: 'id, startsAt, *participants',
    notes: 'id, sessionOn, appointmentId, *participants',
    others: 'id',
  });
  const table = <Row>(name: string): Table<Row, string> => dexie.table(name);
  return {
    dexie,
    people: table('people'),
    episodes: table('episodes'),
    appointments: table('appointments'),
    notes: table('notes'),
    others: table('others'),
  };
}

/** Puts the practice in; answers how many rows. */
export async function fill(size: PracticeSize, answers: readonly string[]): Promise<number> {
  const rows = open();
  let count = 0;
  let waiting: VaultRecord[] = [];
  const put = async () => {
    const of = <Kind extends VaultRecord['kind']>(kind: Kind) =>
      waiting.filter((one): one is Extract<VaultRecord, { readonly kind: Kind }> => one.kind === kind);
    await rows.dexie.transaction('rw', rows.dexie.tables, async () => {
      await rows.people.bulkPut(of('person'));
      await rows.episodes.bulkPut(of('episode'));
      await rows.appointments.bulkPut(of('appointment'));
      await rows.notes.bulkPut(of('session-note'));
      await rows.others.bulkPut([...of('consent'), ...of('consent-wording'), ...of('measure-result')]);
    });
    count += waiting.length;
    waiting = [];
  };
  for (const client of madePractice(size, noteTexts(answers))) {
    waiting.push(...client);
    if (waiting.length > 2000) await put();
  }
  await put();
  rows.dexie.close();
  return count;
}

/** From a closed database to the answers that the first minute needs; answers the milliseconds. */
export async function firstMinute(today: string, weekFrom: string, weekTo: string): Promise<number> {
  const started = performance.now();
  const rows = open();
  const active = await rows.episodes.where('status').equals('active').toArray();
  const clients = await rows.people.bulkGet(active.flatMap(({ participants }) => participants));
  const shown = clients
    .flatMap((one) => one ?? [])
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .slice(0, 40);
  const one = shown[0]?.id ?? '';
  const [sessions, past] = await Promise.all([
    rows.appointments
      .where('participants')
      .anyOf(shown.map(({ id }) => id))
      .toArray(),
    rows.appointments.where('startsAt').between(daysBefore(today, 60), `${today}T99`).toArray(),
    rows.appointments.where('startsAt').between(weekFrom, `${weekTo}T99`).toArray(),
    rows.notes.where('participants').equals(one).toArray(),
    rows.others.limit(1).toArray(),
  ]);
  const noted = await rows.notes
    .where('appointmentId')
    .anyOf(past.map(({ id }) => id))
    .primaryKeys();
  const tookMs = performance.now() - started;
  if (sessions.length === 0 || noted.length === 0) throw new Error('The peer found nothing');
  rows.dexie.close();
  return tookMs;
}

/** A scan, as there is no index of words; answers the milliseconds of each. */
export async function search(queries: readonly string[]): Promise<readonly number[]> {
  const { notes, dexie } = open();
  const took: number[] = [];
  let hits = 0;
  for (const query of queries) {
    const words = query.split(' ');
    const started = performance.now();
    let found = 0;
    await notes.each(({ fields }) => {
      const text = `${fields.themes} ${fields.risk} ${fields.plan}`.toLowerCase();
      if (words.every((word) => text.includes(word))) found += 1;
    });
    took.push(performance.now() - started);
    hits += found;
  }
  if (hits === 0) throw new Error('The peer found nothing');
  dexie.close();
  return took;
}

/** One strict put after the other; answers the milliseconds of each. */
export async function save(texts: readonly string[]): Promise<readonly number[]> {
  const { notes, dexie } = open();
  const [like] = await notes.limit(1).toArray();
  if (like === undefined) throw new Error('The peer is empty');
  const took: number[] = [];
  for (const [nth, themes] of texts.entries()) {
    const started = performance.now();
    const id = recordId.parse(like.id.slice(0, 21) + String(nth).padStart(5, '0'));
    await notes.put({ ...like, id, fields: { ...like.fields, themes } });
    took.push(performance.now() - started);
  }
  dexie.close();
  return took;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
