import type { Proof } from '../proof';
import { EVERY_WAY, WAYS, type Way } from './marks';
import type { Hit } from './needles';
import type { Round } from './round';
import { corePattern } from './cores';

/** A row for each way in (planted, found before the lock, found after it), and one for each place looked at. */
export function table(
  rounds: readonly Round[],
  wanted: number,
  failures: readonly string[],
  coresSeen: boolean,
): readonly Proof[] {
  return [
    ...EVERY_WAY.map((way) => wayRow(way, rounds, wanted)),
    memoryRow(rounds, wanted, failures),
    filesRow(rounds),
    processRow(rounds),
    titleRow(rounds),
    noticeRow(rounds),
    selectionRow(rounds),
    coreRow(rounds, coresSeen),
  ];
}

function wayRow(way: Way, rounds: readonly Round[], wanted: number): Proof {
  const planted = rounds.filter((round) => round.planted.includes(way)).length;
  const found = rounds.filter((round) => round.before.includes(way)).length;
  const hits = rounds.flatMap(lasting).filter((hit) => hit.way === way);
  const encodings = new Set(
    rounds.flatMap(({ memoryBefore }) =>
      memoryBefore.hits.filter((hit) => hit.way === way).map(({ encoding }) => encoding),
    ),
  );
  return {
    what: `canary: ${WAYS[way]}`,
    tried: planted,
    found,
    lost: 0,
    leaked: hits.length,
    note: `planted ${planted}, found before ${found}, after ${hits.length}; before as ${[...encodings].join(', ') || 'seen while it was done'}`,
    failures: [
      ...(planted < wanted ? [`planted in ${planted} of ${wanted} rounds`] : []),
      ...(found < planted ? [`found while open in ${found} of ${planted} rounds`] : []),
    ],
  };
}

/** Everything that was found where nothing may be. */
function lasting(round: Round): readonly Hit[] {
  return [...round.after.hits, ...round.filesOpen.hits, ...round.files.hits, ...round.selections];
}

function memoryRow(rounds: readonly Round[], wanted: number, failures: readonly string[]): Proof {
  const hits = rounds.flatMap(({ after }) => after.hits);
  const before = sum(rounds, ({ memoryBefore }) => memoryBefore.bytes);
  const triggers = [...new Set(rounds.map(({ trigger }) => trigger))].join(', ');
  return {
    what: 'canaries after the lock: memory of every process of the new app',
    tried: sum(rounds, ({ after }) => after.processes),
    found: 0,
    lost: 0,
    leaked: hits.length,
    note: `${rounds.length} of ${wanted} rounds; ended by: ${triggers}; ${megabytes(sum(rounds, ({ after }) => after.bytes))} (before ${megabytes(before)}); UTF-8, UTF-16LE, Latin-1, base64, hex, JSON-escaped, percent-encoded, folded, pixels; outside: X server, clipboard managers`,
    failures: [
      ...failures,
      ...rounds.flatMap((round) => round.failures.map((words) => `${nameOf(round)}: ${words}`)),
      ...rounds.flatMap((round) => round.after.hits.map((hit) => `${nameOf(round)}: ${said(hit)}`)),
      ...rounds.flatMap(({ memoryBefore, after }) => [...memoryBefore.unread, ...after.unread]),
    ],
  };
}

function filesRow(rounds: readonly Round[]): Proof {
  const hits = rounds.flatMap(({ filesOpen, files }) => [...filesOpen.hits, ...files.hits]);
  const planted = sum(rounds, ({ control }) => control.planted);
  const missed = rounds.flatMap(({ control }) => control.missed);
  return {
    what: 'canaries in files, while open and after: profile, temp, cache, home, recently used, shared memory',
    tried: sum(rounds, ({ files, filesOpen }) => files.files + filesOpen.files),
    found: planted - missed.length,
    lost: 0,
    leaked: hits.length,
    note: `${megabytes(sum(rounds, ({ files }) => files.bytes))}, ${sum(rounds, ({ files }) => files.streams)} packed streams opened (zlib, gzip, zstd, brotli, PNG, PDF, LevelDB); control: ${planted - missed.length} of ${planted} encodings and packings found`,
    failures: [
      ...rounds.flatMap((round) =>
        [...round.filesOpen.hits, ...round.files.hits].map((hit) => `${nameOf(round)}: ${said(hit)}`),
      ),
      ...missed.map((encoding) => `control: ${encoding} was not found`),
    ],
  };
}

function processRow(rounds: readonly Round[]): Proof {
  const living = rounds.flatMap((round) => round.living.map((one) => `${nameOf(round)}: ${one} lives`));
  return {
    what: 'processes of the old app after the lock (pid and start time)',
    tried: sum(rounds, ({ oldProcesses }) => oldProcesses),
    found: 0,
    lost: 0,
    leaked: living.length,
    note: 'known by their environment, so that one let go of its parent is seen; looked at when the locked window stood',
    failures: living,
  };
}

function titleRow(rounds: readonly Round[]): Proof {
  const hits = rounds.flatMap(({ titles }) => titles.hits);
  return {
    what: 'canaries in titles: every window name the display knows (xprop), document.title',
    tried: sum(rounds, ({ titles }) => titles.looks),
    found: 0,
    lost: 0,
    leaked: hits.length,
    note: 'looked at after every act',
    failures: hits.map(said),
  };
}

function noticeRow(rounds: readonly Round[]): Proof {
  const hits = rounds.flatMap(({ notified }) => notified.hits);
  return {
    what: "canaries in the desktop's notifications (a service of our own on the app's bus)",
    tried: rounds.length,
    found: 0,
    lost: 0,
    leaked: hits.length,
    note: `${Math.max(0, ...rounds.map(({ notified }) => notified.sent))} notifications were sent at all; the app's own notices stand in the page`,
    failures: hits.map(said),
  };
}

function selectionRow(rounds: readonly Round[]): Proof {
  const locked = rounds.filter(({ trigger }) => trigger !== 'main aborted');
  const hits = locked.flatMap(({ selections }) => selections);
  return {
    what: 'canaries on the clipboard and in the primary selection after the lock, whoever owned them',
    tried: locked.length * 2,
    found: locked.filter(({ planted }) => planted.includes('copied')).length,
    lost: 0,
    leaked: hits.length,
    note: 'both were read full before, from another program',
    failures: hits.map(said),
  };
}

function coreRow(rounds: readonly Round[], coresSeen: boolean): Proof {
  const found = rounds.flatMap(({ cores }) => cores.found);
  return {
    what: 'core files after SIGABRT, with any size allowed',
    tried: sum(rounds, ({ cores }) => cores.aborted),
    found: coresSeen ? 1 : 0,
    lost: 0,
    leaked: found.length,
    note: corePattern().isPiped
      ? 'cores are piped to a program here: what it is given is not seen'
      : 'every process of the app aborted; control: a plain program leaves a core in the same place',
    failures: [
      ...found.map((path) => `${path} was written`),
      ...(coresSeen ? [] : ['the control left no core: nothing is shown']),
    ],
  };
}

function said({ where, encoding, way }: Hit): string {
  return `${way ?? 'a word'} as ${encoding} in ${where}`;
}

function nameOf({ trigger, order }: Round): string {
  return `round by ${trigger} (${order.slice(-3).join(', ')} last)`;
}

function sum(rounds: readonly Round[], of: (round: Round) => number): number {
  return rounds.reduce((total, round) => total + of(round), 0);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
