import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { out } from '../../build/paths.mjs';
import { realInput } from '../fixtures/real-input';
import { removeProfile } from '../e2e/app';
import { rowsOf } from '../e2e/demo/input';
import { openApp, unlock, whenWhole } from './bench-app';
import { makeVaultInNode, PASSWORD } from './make-vault';
import { fillPeer } from './peers/peer';

const made = z.object({
  today: z.string(),
  madeAtMs: z.number(),
  isGenerated: z.boolean(),
  clients: z.number(),
  records: z.number(),
  notes: z.number(),
  appointments: z.number(),
  textBytes: z.number(),
  buildSeconds: z.number(),
  rebuildSeconds: z.number(),
  peerFillSeconds: z.number(),
});
export type Made = z.infer<typeof made>;

/** The made vault and its peer, each a profile that is copied before anything is measured on it. */
export interface MadeProfiles {
  readonly made: Made;
  readonly vault: string;
  readonly peer: string;
  /** Real answers, for searches and for notes that are saved. */
  readonly answers: readonly string[];
}

/** Takes both from out/bench, or makes them there: some minutes the first time. */
export async function madeProfiles(clients: number, say: (line: string) => void): Promise<MadeProfiles> {
  const folder = join(out, 'bench', `${clients}-clients`);
  const about = join(folder, 'made.json');
  const { answers, isGenerated } = readAnswers();
  const profiles = { vault: join(folder, 'vault'), peer: join(folder, 'peer'), answers };
  if (existsSync(about)) return { ...profiles, made: made.parse(JSON.parse(readFileSync(about, 'utf8'))) };

  const begun = `${folder}-begun`;
  await rm(begun, { recursive: true, force: true });
  await mkdir(begun, { recursive: true });
  const madeAtMs = Date.now();
  const today = new Date(madeAtMs).toISOString().slice(0, 10);
  const size = { clients, today };
  say(`Making a vault of ${clients} clients`);
  const counts = await makeVaultInNode(join(begun, 'vault'), size, answers);
  const builtAt = Date.now();
  say('Opening it in the app: the working store and the index are made from the journal');
  await settle(join(begun, 'vault'));
  const settledAt = Date.now();
  say('Filling the peer');
  await fillPeer(join(begun, 'peer'), size, answers);
  const facts: Made = {
    ...counts,
    today,
    madeAtMs,
    isGenerated,
    clients,
    buildSeconds: (builtAt - madeAtMs) / 1000,
    rebuildSeconds: (settledAt - builtAt) / 1000,
    peerFillSeconds: (Date.now() - settledAt) / 1000,
  };
  await writeFile(join(begun, 'made.json'), JSON.stringify(facts, null, 2));
  await rename(begun, folder);
  return { ...profiles, made: facts };
}

/** A copy that may be changed. */
export async function copyOf(profile: string): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-bench-'));
  const path = join(folder, 'profile');
  await cp(profile, path, { recursive: true });
  return { path, remove: () => removeProfile(folder) };
}

async function settle(profile: string): Promise<void> {
  const app = await openApp(profile, 0);
  const { outcome } = await unlock(app, PASSWORD, []);
  if (!outcome.includes('"open"')) throw new Error(outcome);
  await whenWhole(app);
  // What the index and the catalogue fold together afterwards belongs to a vault in use.
  await app.app.page.waitForTimeout(5000);
  await app.close();
}

function readAnswers(): { readonly answers: readonly string[]; readonly isGenerated: boolean } {
  const { text, isGenerated } = realInput('texts');
  const all = rowsOf(text).map((row) => (row['answerText'] ?? '').trim());
  return { answers: [...new Set(all)].filter((answer) => answer.length > 100), isGenerated };
}
