import { rmSync } from 'node:fs';
import { vaultDatabase } from '../../../renderer/vault/store/database';
import type { DiskState } from './disk-state';
import { judge } from './judge';
import { keepMarksBelieved, layOut, rootOf } from './lay-out';
import { type Look, lookAt } from './look-at';
import type { PlannedState } from './plan-outages';
import type { LifeRecording } from './record-life';
import { type Promised, promisedBy } from './said';
import { layDown } from './store-picture';

/** A state that was opened: what was lost by it and what was wrong with it. */
export interface Opened {
  readonly name: string;
  readonly said: string;
  readonly lost: readonly string[];
  readonly wrong: readonly string[];
  /** Files in which something stands that was destroyed. */
  readonly leaked: readonly string[];
}

export type StoreThen = 'as it stood' | 'behind' | 'gone';

/** Opens one state with the real code and holds it against everything that had been said at its moments. */
export async function openState(
  life: LifeRecording,
  planned: PlannedState,
  state: DiskState,
  number: number,
  base: string,
): Promise<Opened> {
  const store = (['as it stood', 'gone', 'as it stood', 'behind'] as const)[number % 4] ?? 'gone';
  const name = `${planned.name}, store ${store}`;
  const root = rootOf(base, number);
  const storeName = `outage-${number}`;
  const promises = [...planned.moments].sort((one, other) => one - other).map((at) => promisedAt(life, at));
  try {
    layOut(state, root, life.root);
    if (number % 3 !== 0) keepMarksBelieved(root);
    await putStore(life, planned, store, storeName);
    const look = await lookAt(root, storeName, questionsFor(promises, number));
    const leaked = promises.some(({ destroyed }) => destroyed !== null) ? tracesOf(life.thinned, state) : [];
    return { name, said: look.said, leaked, ...verdict(look, promises) };
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      name,
      said: 'thrown',
      leaked: [],
      lost: [],
      wrong: [`thrown: ${words.split('\n').slice(0, 3).join(' ')}`],
    };
  } finally {
    await vaultDatabase(storeName).dexie.delete();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Files of the profile that hold a stretch of the old keyring's sealed bytes. */
function tracesOf(keyring: Buffer, { files }: DiskState): readonly string[] {
  const stretches = Array.from({ length: 8 }, (_, nth) => {
    const at = Math.floor((keyring.length * (nth + 1)) / 10);
    return keyring.subarray(at, at + 48);
  });
  const own = files.filter(({ path }) => path.startsWith('profile/'));
  return own.filter(({ bytes }) => stretches.some((one) => bytes.includes(one))).map(({ path }) => path);
}

function verdict(look: Look, promises: readonly Promised[]): Pick<Opened, 'lost' | 'wrong'> {
  const all = promises.map((promised) => judge(look, promised));
  return {
    lost: [...new Set(all.flatMap(({ lost }) => lost))],
    wrong: [...new Set(all.flatMap(({ wrong }) => wrong))],
  };
}

function promisedAt({ said }: LifeRecording, at: number): Promised {
  return promisedBy(said.filter(({ after }) => after <= at).map(({ what }) => what));
}

function questionsFor(promises: readonly Promised[], number: number) {
  const last = promises.at(-1);
  const passwords = new Set(promises.toReversed().flatMap((one) => one.passwords));
  return {
    passwords: passwords.size === 0 ? ['correct horse battery staple'] : [...passwords],
    recoveryKey: number % 5 === 0 ? (last?.recoveryKey ?? null) : null,
    placeId: last?.placeId ?? null,
    isBackedUp: promises.some((one) => one.provenRecords !== null),
    isExported: promises.some((one) => one.isExported),
    verifiesElsewhere: number % 3 === 1,
    backsUpAgain: number % 2 === 0,
  };
}

/** As it stood at the first of the moments: at the later ones it may only have followed the journal further. */
async function putStore(
  { stores }: LifeRecording,
  { moments }: PlannedState,
  then: StoreThen,
  storeName: string,
): Promise<void> {
  const at = Math.min(...moments);
  const standing = stores.filter(({ after }) => after <= at);
  // An unlock brings it level before anything else is done.
  const isBehind = then === 'behind' && standing.at(-1)?.isOpened === false;
  const picture = then === 'gone' ? undefined : standing.at(isBehind ? -2 : -1);
  if (picture !== undefined) await layDown(storeName, picture.picture);
}
