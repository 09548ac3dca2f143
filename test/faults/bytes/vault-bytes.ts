// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentDigest, UnlockOutcome } from '../../../renderer/vault/api';
import { vaultDatabase } from '../../../renderer/vault/store/database';
import type { NodeApp } from '../node-app';
import { type Case, type Proof, summed } from '../proof';
import { type CopiedLaptop, flipSomewhere, hashesBelow, type UsedLaptop } from './laptop-copies';

interface Damage {
  readonly name: string;
  readonly store: 'kept' | 'gone';
  readonly damage: (laptop: CopiedLaptop) => Promise<unknown>;
  /** What must be said, in short: see `inShort`. */
  readonly said: RegExp;
  /** Records that may be missing afterwards: what stood in the damaged bytes and no more. */
  readonly mayMiss: number;
}

/** Frames of the largest single act in the journal: one flipped byte drops one act at most. */
const ONE_ACT = 2;
const pair = (what: string, times: readonly string[]) => async (laptop: CopiedLaptop) => {
  for (const copy of times) await flipSomewhere(laptop.file(`${what}.${copy}`));
};
const inJournal = (from: number, to: number) => async (laptop: CopiedLaptop) =>
  flipSomewhere(await laptop.segment(), from, to);

const DAMAGES: readonly Damage[] = [
  ...(['header', 'keyring'] as const).flatMap((what): readonly Damage[] => [
    {
      name: `${what}, first copy`,
      store: 'kept',
      damage: pair(what, ['a']),
      said: new RegExp(`^open copy-mended:${what}$`),
      mayMiss: 0,
    },
    {
      name: `${what}, second copy`,
      store: 'kept',
      damage: pair(what, ['b']),
      said: new RegExp(`^open copy-mended:${what}$`),
      mayMiss: 0,
    },
    {
      name: `${what}, both copies`,
      store: 'kept',
      damage: pair(what, ['a', 'b']),
      said: new RegExp(`^${what}-damaged$`),
      mayMiss: 0,
    },
  ]),
  {
    name: 'journal, store intact',
    store: 'kept',
    damage: inJournal(0.05, 1),
    // In the length of the very last frame it is a journal that ends too soon: its surplus is offered back.
    said: /^(open record-damaged|journal-damaged|journal-older)/,
    mayMiss: 0,
  },
  {
    name: 'journal, its first bytes',
    store: 'kept',
    damage: inJournal(0, 0.005),
    said: /^(open record-damaged|journal-damaged|other-history|journal-older)/,
    mayMiss: 0,
  },
  {
    name: 'journal, no store',
    store: 'gone',
    damage: inJournal(0.05, 0.98),
    said: /^(open rebuilt:missing record-damaged|journal-damaged)/,
    mayMiss: ONE_ACT,
  },
  {
    name: 'journal, no store, its end',
    store: 'gone',
    damage: inJournal(0.98, 1),
    said: /^(open rebuilt:missing (record-damaged|torn-tail)|journal-damaged)/,
    mayMiss: ONE_ACT,
  },
  {
    name: 'store gone',
    store: 'gone',
    damage: async () => undefined,
    said: /^open rebuilt:missing$/,
    mayMiss: 0,
  },
  ...(['rows', 'catalogue', 'deltas', 'meta'] as const).map(
    (table): Damage => ({
      name: `stored ${table}`,
      store: 'kept',
      damage: (laptop) => flipInTable(laptop, table),
      said: table === 'rows' ? /^open/ : /^open rebuilt:damaged$/,
      mayMiss: 0,
    }),
  ),
];

/** One flipped byte in each kind of file of the profile: its named answer, everything else opens, nothing overwritten. */
export async function vaultBytes(laptop: UsedLaptop, rounds: number): Promise<readonly Proof[]> {
  const flips: Case[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const damage of DAMAGES) flips.push(await tryDamage(laptop, damage));
  const cuts: Case[] = [];
  for (const share of [0.3, 0.6, 0.95]) cuts.push(await cutJournal(laptop, share));
  return [
    summed(
      'one flipped byte: header, keyring, journal, stored row, store gone',
      flips,
      'what is named: the part; the rest opens; a refusal changes no byte',
    ),
    summed(
      'one flipped byte in an attachment',
      await fileFlips(laptop),
      'that file says damaged, the others open',
    ),
    summed(
      'journal cut short beside an intact store',
      cuts,
      'named, nothing overwritten, surplus written back, then everything there',
    ),
  ];
}

async function tryDamage(laptop: UsedLaptop, { name, store, damage, said, mayMiss }: Damage): Promise<Case> {
  const copy = await laptop.copy(store);
  const at = await damage(copy);
  const before = await hashesBelow(join(copy.profile, 'vault'));
  const app = await copy.start();
  const label = typeof at === 'number' ? `${name} at byte ${at}` : name;
  try {
    if (app.presence.kind === 'none') return { name: label, lost: 1, failure: 'first run is offered' };
    const outcome = await app.unlock();
    const short = inShort(outcome);
    if (!said.test(short)) return { name: label, lost: 0, failure: `said "${short}"` };
    if (outcome.kind !== 'open') {
      const changed = await changedSince(before, copy);
      if (changed.length > 0) return { name: label, lost: 0, failure: `changed ${changed.join(', ')}` };
      if (outcome.kind === 'journal-older') return await giveBack(app, laptop, label);
      return { name: label, lost: 0, failure: null };
    }
    const missing = countOf(laptop.digest) - countOf(await digestOf(app));
    const isLess = missing > mayMiss;
    return { name: label, lost: isLess ? missing : 0, failure: isLess ? `${missing} records missing` : null };
  } finally {
    await app.end();
  }
}

async function cutJournal(laptop: UsedLaptop, share: number): Promise<Case> {
  const name = `cut to ${share * 100} %`;
  const copy = await laptop.copy('kept');
  const path = await copy.segment();
  await truncate(path, Math.floor((await stat(path)).size * share));
  const before = await hashesBelow(join(copy.profile, 'vault'));
  const app = await copy.start();
  try {
    const outcome = await app.unlock();
    if (outcome.kind !== 'journal-older') return { name, lost: 0, failure: `said "${inShort(outcome)}"` };
    const changed = await changedSince(before, copy);
    if (changed.length > 0) return { name, lost: 0, failure: `changed ${changed.join(', ')}` };
    return await giveBack(app, laptop, name);
  } finally {
    await app.end();
  }
}

/** The surplus of the store is written back, and then everything is there. */
async function giveBack(app: NodeApp, laptop: UsedLaptop, name: string): Promise<Case> {
  const offered = await app.vault.offerBackSurplus();
  if (offered.kind !== 'written') return { name, lost: 1, failure: `written back: ${offered.kind}` };
  const again = await app.unlock();
  const missing = again.kind === 'open' ? countOf(laptop.digest) - countOf(await digestOf(app)) : 1;
  return { name, lost: missing, failure: missing === 0 ? null : `${inShort(again)}, ${missing} missing` };
}

async function fileFlips(laptop: UsedLaptop): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const id of laptop.attachments) {
    const copy = await laptop.copy('kept');
    const looking = await copy.start();
    await looking.unlock();
    const record = await looking.vault.ask({ name: 'attachment', args: { id } });
    await looking.end();
    const path = copy.file(join('files', record?.fileId ?? ''));
    const at = await flipSomewhere(path);
    const app = await copy.start();
    await app.unlock();
    const read = await Promise.all(laptop.attachments.map((one) => readKind(app, one)));
    await app.end();
    const wanted = laptop.attachments.map((one) => (one === id ? 'damaged' : 'read'));
    const isRight = read.join() === wanted.join();
    cases.push({ name: `file at byte ${at}`, lost: 0, failure: isRight ? null : read.join() });
  }
  return cases;
}

async function readKind({ vault }: NodeApp, id: string): Promise<string> {
  return (await vault.readAttachment(id, async () => undefined, `read-${id}`)).kind;
}

async function flipInTable(laptop: CopiedLaptop, table: string): Promise<void> {
  const { dexie } = vaultDatabase(laptop.storeName);
  const rows: { readonly bytes: Uint8Array }[] = await dexie.table(table).toArray();
  const row = rows[Math.floor(Math.random() * rows.length)];
  if (row !== undefined) {
    const bytes = row.bytes.slice();
    const at = Math.floor(Math.random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await dexie.table(table).put({ ...row, bytes });
  }
  dexie.close();
}

async function changedSince(
  before: ReadonlyMap<string, string>,
  copy: CopiedLaptop,
): Promise<readonly string[]> {
  const after = await hashesBelow(join(copy.profile, 'vault'));
  return [...before]
    .filter(([name, hash]) => name !== 'tries' && after.get(name) !== hash)
    .map(([name]) => name);
}

async function digestOf(app: NodeApp): Promise<ContentDigest | null> {
  return app.vault.contentDigest().catch(() => null);
}

function countOf(digest: ContentDigest | null): number {
  return digest === null ? 0 : Object.values(digest.counts).reduce((sum, one) => sum + one, 0);
}

/** `open` with what was noticed, or the kind of the refusal. */
export function inShort(outcome: UnlockOutcome): string {
  if (outcome.kind !== 'open') return outcome.kind;
  const notices = outcome.notices.map((notice) => {
    if (notice.kind === 'copy-mended') return `${notice.kind}:${notice.what}`;
    return notice.kind === 'rebuilt' ? `${notice.kind}:${notice.why}` : notice.kind;
  });
  return ['open', ...notices].join(' ');
}
