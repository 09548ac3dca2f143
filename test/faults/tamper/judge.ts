import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnlockSecret } from '../../../renderer/vault/api';
import { noticeSentence } from '../../../renderer/features/unlock/notice-sentence';
import { unlockAnswer } from '../../../renderer/features/unlock/unlock-answer';
import { argon } from '../../../renderer/vault/crypto/argon';
import { type OpenVault, openVault } from '../../../renderer/vault/opening/open-vault';
import type { UnlockResult } from '../../../renderer/vault/opening/unlock';
import { aClient } from '../../fixtures/a-client';
import { aLaptopWith, type Laptop } from '../../fixtures/laptop';
import { idNumber } from '../../fixtures/ids';
import { hashesBelow } from '../bytes/laptop-copies';
import { inShort } from './in-short';
import { type Contents, contentsOf, differences } from './contents';
import { forbidden } from './never-changed';
import type { Moment, StoreDump, Victim } from './victim';

/** One thing that somebody does who can write to the profile, and what must come of it. */
export interface Tampering {
  readonly name: string;
  /** The working store beside it; as it stood when nothing else is said. */
  readonly store?: StoreDump | 'gone';
  /** The profile that is tampered with; the one of today when nothing else is said. */
  readonly on?: Moment;
  readonly secret?: UnlockSecret;
  tamper(laptop: Laptop): Promise<unknown>;
  /** Exactly what the unlock answers, in short; several where the place that was hit decides. */
  readonly said: string | readonly string[];
  /** Everything that must be readable, exactly; all of it when nothing else is said. */
  readonly contents?: Contents;
  /** Files that the unlock may write: mended copies. */
  readonly mends?: RegExp;
  /** More that must hold; null when it does. */
  also?(laptop: Laptop, result: UnlockResult): Promise<string | null>;
}

export interface Verdict {
  readonly name: string;
  readonly lost: number;
  readonly failure: string | null;
}

/** A laptop of its own with the victim's bytes, tampered with, and then unlocked as a person does. */
export async function judge(victim: Victim, tampering: Tampering): Promise<Verdict> {
  const on = tampering.on ?? victim.now;
  const laptop = await aLaptopWith((profile) =>
    cp(on.profile, profile, { recursive: true, preserveTimestamps: true }),
  );
  const { name } = tampering;
  try {
    const store = tampering.store ?? on.store;
    if (store !== 'gone')
      for (const [table, rows] of store) await laptop.database.dexie.table(table).bulkPut([...rows]);
    await tampering.tamper(laptop);
    const before = await hashesBelow(laptop.profile);
    const result = await laptop.unlock(tampering.secret ?? { kind: 'password', password: on.password });
    const answered = inShort(result.outcome);
    const wanted = [tampering.said].flat();
    if (!wanted.includes(answered))
      return { name, lost: 0, failure: `said "${answered}", wanted "${wanted.join(' or ')}"` };
    const wordless = sentenceMissing(result);
    if (wordless !== null) return { name, lost: 0, failure: wordless };
    const overwritten = forbidden(before, await hashesBelow(laptop.profile), tampering.mends);
    if (overwritten.length > 0) return { name, lost: 0, failure: `wrote over ${overwritten.join(', ')}` };
    const keptAside = await keptMissing(laptop, result);
    if (keptAside !== null) return { name, lost: 0, failure: keptAside };
    const vault = openOf(laptop, result);
    if (vault) {
      const wanted = tampering.contents ?? on.contents;
      const wrong = differences(wanted, await contentsOf(vault));
      if (wrong.length > 0)
        return {
          name,
          lost: wrong.length,
          failure: `${wrong.length} differ: ${wrong.slice(0, 3).join(', ')}`,
        };
      const saved = await vault.context.store.commit([
        { kind: 'put', record: aClient({ id: idNumber(99) }), from: 0 },
      ]);
      if (saved.kind !== 'committed') return { name, lost: 0, failure: `then a save said ${saved.kind}` };
    }
    return { name, lost: 0, failure: (await tampering.also?.(laptop, result)) ?? null };
  } catch (error) {
    return { name, lost: 0, failure: `threw: ${error instanceof Error ? (error.stack ?? '') : ''}` };
  } finally {
    await laptop.close();
    await rm(`${laptop.profile}-drive`, { recursive: true, force: true });
  }
}

/** The vault behind an unlock that opened it. */
export function openOf(laptop: Laptop, { unlocked }: UnlockResult): OpenVault | null {
  const { port, now } = laptop.parts;
  return unlocked ? openVault(port, argon, now, unlocked, () => undefined) : null;
}

/** Every answer has its words on the screen, and a next step in them or beside them. */
function sentenceMissing({ outcome }: UnlockResult): string | null {
  if (outcome.kind === 'open') {
    const silent = outcome.notices.filter((notice) => noticeSentence(notice, null).said === '');
    return silent.length > 0 ? `no words for ${silent.map(({ kind }) => kind).join()}` : null;
  }
  const { said, safe, steps } = unlockAnswer(outcome, 'password', new Date());
  return said !== '' && (steps.length > 0 || safe !== null) ? null : `no next step after ${outcome.kind}`;
}

/** What was kept aside is there, and is what stood here. */
async function keptMissing(laptop: Laptop, { outcome }: UnlockResult): Promise<string | null> {
  if (!('keptAs' in outcome)) return null;
  const folder = join(laptop.profile, outcome.keptAs, 'journal');
  const [kept, stands] = [
    await hashesBelow(folder).catch(() => null),
    await hashesBelow(join(laptop.profile, 'vault', 'journal')).catch(() => new Map()),
  ];
  const isSame = kept !== null && [...stands].every(([name, hash]) => kept.get(name) === hash);
  const names = await readdir(laptop.profile);
  return isSame || (stands.size === 0 && names.includes(outcome.keptAs)) ? null : 'nothing was kept aside';
}
