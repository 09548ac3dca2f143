import 'fake-indexeddb/auto';
import { writeSync } from 'node:fs';
import { FAULTS_PASSWORD, firstRun } from '../node-app';
import { startKeptApp } from './kept-app';
import { look, openApp, quiet, type Voice } from './look';
import { type StartLine, startOrder } from './start';
import { work } from './work';

/** Where the ledger listens: a pipe that ends in a process of its own. */
const LEDGER = 3;

/** One line, written at once and by the system itself: it stays out, whatever becomes of this process. */
function say(line: StartLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

const voice: Voice = {
  say,
  began: (phase) => say({ kind: 'began', phase }),
  ended: (phase) => say({ kind: 'ended', phase }),
  record: (entry) => void writeSync(LEDGER, `${JSON.stringify(entry)}\n`),
  refused: (what, outcome) => say({ kind: 'refused', what, outcome: JSON.stringify(outcome).slice(0, 300) }),
};

// Dexie says that it brings an older store up to date; nobody reads that here.
console.warn = quiet;

const order = startOrder.parse(JSON.parse(process.argv[2] ?? ''));
const { phase } = order;

if (phase === 'restore') await restore();
else if (phase === 'create' || phase === 'swap') await begin();
else {
  const open = await openApp(order, voice);
  if (open !== null) {
    await look(open, order, voice);
    if (phase !== null) await work(open, order, voice, phase);
  }
}
process.exit(0);

/** A first run on an empty profile, or a start in which a waiting restore is swapped in. */
async function begin(): Promise<void> {
  if (phase === 'swap') voice.began('swap');
  const app = await startKeptApp(order.profile);
  say({ kind: 'front', presence: app.presence.kind });
  if (phase === 'swap') return voice.ended('swap');
  await firstRun(app, (made) => {
    voice.record({ kind: 'prepared', recoveryKey: made.recoveryGroups.join(' ') });
    voice.began('create');
  });
  voice.record({ kind: 'created' });
  voice.ended('create');
}

async function restore(): Promise<void> {
  const app = await startKeptApp(order.profile);
  say({ kind: 'front', presence: app.presence.kind });
  const source = await app.storage.chooseSource(order.drive);
  const secret = { kind: 'password', password: FAULTS_PASSWORD } as const;
  const verified = await app.vault.verifySource(source, secret, quiet, 'verify');
  if (verified.kind !== 'whole') return voice.refused('verify', verified);
  voice.began('restore');
  const installed = await app.vault.installSource(source, quiet);
  if (installed.kind === 'done') voice.record({ kind: 'restored' });
  else voice.refused('install', installed);
  voice.ended('restore');
}
