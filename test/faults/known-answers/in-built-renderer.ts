import { join } from 'node:path';
import { launchApp } from '../../e2e/app';
import { alteredApp } from '../app/altered-app';
import { addClient, type Front, frontOf, unlockOnScreen } from '../app/front';
import { ownPlaces } from '../app/own-places';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../node-app';
import { type Case, type Proof, summed } from '../proof';
import { readByStranger } from '../stranger/read-by-stranger';

/** The beginning of each answer that a start compares, and the same with its first digit changed. */
const ANSWERS: Readonly<Record<string, string>> = {
  blake2b: 'bddd813c',
  'keyed blake2b': 'd63a32d3',
  kdf: '154b291f',
  argon2id: '3a008963',
  xchacha: 'c0875924',
  secretstream: '5f3a73c4',
  'sealed box': '5b7a5e52',
  ed25519: '92a009a9',
};

/**
 * The built worker in a real Electron: it starts with its known answers, and with any one of them changed it does not.
 * What it writes is read by Debian's libsodium and Python's own BLAKE2b, so both compute the same.
 */
export async function answersInBuiltRenderer(howMany: number): Promise<Proof> {
  const cases: Case[] = [await readElsewhere()];
  for (const [name, begins] of Object.entries(ANSWERS).slice(0, howMany)) {
    const front = await startedWith(begins);
    const failure = front === 'not started' ? null : `with a wrong answer the app shows: ${front}`;
    cases.push({ name, lost: 0, failure });
  }
  return summed(
    'known answers in the built renderer',
    cases,
    `${cases.length - 1} of ${Object.keys(ANSWERS).length} answers changed one by one: no start; written by the app, read by another libsodium`,
  );
}

async function startedWith(begins: string): Promise<Front> {
  const altered = await alteredApp();
  const places = await ownPlaces();
  try {
    const changed = `${begins.startsWith('0') ? '1' : '0'}${begins.slice(1)}`;
    await altered.alter(/^worker-.*\.js$/, begins, changed);
    const app = await launchApp({ profile: places.profile, env: places.env, appFolder: altered.folder });
    const front = await frontOf(app.page);
    await app.kill();
    return front;
  } finally {
    await places.remove();
    await altered.remove();
  }
}

/** Made in Node, opened and written to through the screen, read by the reader in the other language. */
async function readElsewhere(): Promise<Case> {
  const name = 'Renée Ångström';
  const places = await ownPlaces();
  try {
    const made = await startNodeApp(places.profile);
    await firstRun(made);
    await made.end();
    const app = await launchApp({ profile: places.profile, env: places.env });
    await frontOf(app.page);
    const opened = await unlockOnScreen(app.page);
    if (opened.kind === 'open') await addClient(app.page, name);
    await app.kill();
    const said = await readByStranger(join(places.profile, 'vault'), {
      kind: 'password',
      text: FAULTS_PASSWORD,
    });
    const isThere = said.lines.some(({ kind, record }) => kind === 'person' && record?.['name'] === name);
    const failure =
      said.code === 0 && isThere ? null : `ended with ${said.code}: ${said.complaint}, ${opened.kind}`;
    return { name: 'written by the built renderer, read elsewhere', lost: isThere ? 0 : 1, failure };
  } finally {
    await places.remove();
  }
}
