import { setTimeout as wait } from 'node:timers/promises';
import { calendarDay } from '../../renderer/domain/calendar-day';
import { addDays, weekdayOf } from '../../renderer/domain/day-arithmetic';
import { type Draw, drawFrom } from '../../renderer/domain/demo/draw';
import { type BenchApp, openApp, timedSaves, timedSearches, unlock, whenWhole } from './bench-app';
import { activeClient, firstQuestions } from './first-questions';
import { figures, type Metric, within } from './figures';
import type { MadeProfiles } from './made-profile';
import { copyOf } from './made-profile';
import { PASSWORD } from './make-vault';
import { memoryOfBareElectron, memoryOfTree } from './memory';
import { Peer } from './peers/peer';

/** One thing that can be measured, alone or with the others. */
export type Measure = (made: MadeProfiles, runs: number) => Promise<readonly Metric[]>;

const SEARCHES = 60;
const SCANS = 3;
const SAVES = 200;
const PEER = 'plain Dexie';

/** From the derived key to Today, the client list, this week and one client, each in an app started afresh. */
const unlockMeasure: Measure = async (made, runs) => {
  const week = weekOf(made.made.today);
  const usable: number[] = [];
  const whole: number[] = [];
  const searchable: number[] = [];
  const peerTook: number[] = [];
  const person = await withVault(made, async (app) => {
    await unlock(app, PASSWORD, []);
    return (await activeClient(app)).personId;
  });
  for (let run = 0; run < runs; run += 1) {
    await withVault(made, async (app) => {
      const { marks, answeredAt } = await unlock(app, PASSWORD, firstQuestions(person, week));
      const from = marks.find(({ step }) => step === 'opening')?.at;
      if (from === undefined) throw new Error('The worker did not say when the key was derived');
      usable.push(answeredAt - from);
      const { catalogueAt, searchAt } = await whenWhole(app);
      whole.push(catalogueAt - from);
      searchable.push(searchAt - from);
    });
    await withPeer(made, async (peer) => {
      peerTook.push(await peer.firstMinute(made.made.today, week));
    });
  }
  const [measured, peer] = [figures(usable), figures(peerTook)];
  return [
    {
      metric: 'unlock → usable, after the key',
      unit: 'ms',
      measured,
      peer: { name: PEER, figures: peer },
      target: '≤ 1.0×',
      verdict: within(1, measured, peer),
    },
    alone('… whole catalogue in memory', whole, '≤ 1/10 of decrypting all rows'),
    alone('… search complete', searchable, '≤ 1/10 of decrypting all rows'),
  ];
};

const searchMeasure: Measure = async (made) => {
  const draw = drawFrom(11, 'searches');
  const sorts = {
    'one word': Array.from({ length: SEARCHES }, () => wordOf(made.answers, draw)),
    'two words': Array.from({ length: SEARCHES }, () => twoWordsOf(made.answers, draw)),
    prefix: Array.from({ length: SEARCHES }, () => wordOf(made.answers, draw).slice(0, 4)),
  };
  const took = await withVault(made, async (app) => {
    await unlock(app, PASSWORD, []);
    await whenWhole(app);
    await timedSearches(app, sorts['one word'].slice(0, 5));
    const all: Record<string, readonly number[]> = {};
    for (const [sort, texts] of Object.entries(sorts)) all[sort] = await timedSearches(app, texts);
    return all;
  });
  const scans = await withPeer(made, async (peer) => {
    const all: Record<string, readonly number[]> = {};
    for (const [sort, texts] of Object.entries(sorts)) all[sort] = await peer.search(texts.slice(0, SCANS));
    return all;
  });
  return Object.keys(sorts).map((sort): Metric => {
    const [measured, peer] = [figures(took[sort] ?? []), figures(scans[sort] ?? [])];
    return {
      metric: `search, ${sort}`,
      unit: 'ms',
      measured,
      peer: { name: `${PEER}, scan`, figures: peer },
      target: 'p50 ≤ 0.5× SQLite FTS5 in SQLCipher',
      verdict: 'no peer here',
    };
  });
};

const saveMeasure: Measure = async (made) => {
  const texts = Array.from({ length: SAVES }, (_, at) =>
    (made.answers[at] ?? '').padEnd(1500, ' and so on').slice(0, 1500),
  );
  const took = await withVault(made, async (app) => {
    await unlock(app, PASSWORD, []);
    await whenWhole(app);
    const { episodeId } = await activeClient(app);
    return timedSaves(app, episodeId, made.made.today, texts);
  });
  const peerTook = await withPeer(made, (peer) => peer.save(texts));
  const [measured, peer] = [figures(took), figures(peerTook)];
  const isWithin = within(1.5, measured, peer) === 'reached';
  const tail = (one: typeof measured) => ({ ...one, n: one.n, median: one.p99 });
  return [
    {
      metric: 'save a note, acknowledged, p50',
      unit: 'ms',
      measured,
      peer: { name: `${PEER}, strict put`, figures: peer },
      target: '≤ 1.5×',
      verdict: isWithin ? 'reached' : 'missed',
    },
    {
      metric: 'save a note, acknowledged, p99',
      unit: 'ms',
      measured: tail(measured),
      peer: { name: `${PEER}, strict put`, figures: tail(peer) },
      target: '≤ 60 ms',
      verdict: measured.p99 <= 60 ? 'reached' : 'missed',
    },
  ];
};

const memoryMeasure: Measure = async (made) => {
  const bare = await memoryOfBareElectron();
  const open = await withVault(made, async (app) => {
    await unlock(app, PASSWORD, []);
    await whenWhole(app);
    await wait(8000);
    return memoryOfTree(app.app.pid);
  });
  return [
    {
      metric: 'memory of all processes, open and whole',
      unit: 'MB',
      measured: figures([open]),
      peer: { name: 'bare Electron', figures: figures([bare]) },
      target: '≤ +150 MB',
      verdict: open - bare <= 150 ? 'reached' : 'missed',
    },
  ];
};

export const MEASURES: Readonly<Record<string, Measure>> = {
  unlock: unlockMeasure,
  search: searchMeasure,
  save: saveMeasure,
  memory: memoryMeasure,
};

function alone(metric: string, values: readonly number[], target: string): Metric {
  return { metric, unit: 'ms', measured: figures(values), peer: null, target, verdict: 'no peer here' };
}

async function withVault<Value>(made: MadeProfiles, act: (app: BenchApp) => Promise<Value>): Promise<Value> {
  const copy = await copyOf(made.vault);
  // The practice stands on the day it was made on, so that today's sessions stay today's.
  const app = await openApp(copy.path, made.made.madeAtMs - Date.now());
  try {
    return await act(app);
  } finally {
    await app.close();
    await copy.remove();
  }
}

async function withPeer<Value>(made: MadeProfiles, act: (peer: Peer) => Promise<Value>): Promise<Value> {
  const copy = await copyOf(made.peer);
  const peer = await Peer.open(copy.path);
  try {
    return await act(peer);
  } finally {
    await peer.close();
    await copy.remove();
  }
}

function weekOf(today: string): readonly [string, string] {
  const day = calendarDay.parse(today);
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  return [monday, addDays(monday, 6)];
}

function wordOf(answers: readonly string[], draw: Draw): string {
  const words = (answers[draw.below(answers.length)] ?? '').toLowerCase().match(/\b[a-z]{5,12}\b/g) ?? [];
  return words[draw.below(words.length)] ?? 'feeling';
}

/** Two words of the same answer: rare together, as when somebody looks for one note. */
function twoWordsOf(answers: readonly string[], draw: Draw): string {
  const opening = (answers[draw.below(answers.length)] ?? '').toLowerCase().slice(0, 400);
  const words = opening.match(/\b[a-z]{5,12}\b/g) ?? [];
  const [one = 'feeling', other = 'about'] = draw.some([...new Set(words)], 2);
  return `${one} ${other}`;
}
