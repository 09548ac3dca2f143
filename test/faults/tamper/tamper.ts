import { type Proof, summed } from '../proof';
import { plantedCases } from './controls';
import { driveCases } from './drive-cases';
import { forgeries } from './forgeries';
import { judgeExports } from './export-cases';
import { draftCases, plainFileCases, sealedFileCases, tombstoneCases } from './file-cases';
import { frameFlips, journalStructure, segmentHeads } from './journal-cases';
import { judge, type Tampering, type Verdict } from './judge';
import { judgeDrive } from './judge-drive';
import { keyFileFlips } from './key-file-flips';
import { mixedCases } from './mixed-cases';
import { storeFlips, storeStructure } from './store-cases';
import { aVictim, type Victim } from './victim';

/** Cases of one kind, how many of them the short form skips, and what is to be read about them. */
interface Row {
  readonly what: string;
  readonly every: number;
  readonly note: string;
  cases(victim: Victim, isLong: boolean): readonly Tampering[] | Promise<readonly Tampering[]>;
}

const ROWS: readonly Row[] = [
  {
    what: 'each field of header and keyring turned over, in one copy and in both',
    every: 12,
    note: 'one copy: written anew from the other (an old keyring must not linger); both: named, nothing changed',
    cases: () => [...keyFileFlips('header'), ...keyFileFlips('keyring')],
  },
  {
    what: 'header and keyring forged with right checksums, put back, of another vault',
    every: 9,
    note: 'KDF up, down and out of bounds; slots removed, added, exchanged; parts mixed; generations; older and foreign files',
    cases: forgeries,
  },
  {
    what: 'each field of a journal frame turned over, with the store and without',
    every: 2,
    note: 'store: all read; none: exactly that frame’s revision is missing; not to be followed: written back from the store',
    cases: (victim, isLong) =>
      frameFlips(
        victim,
        isLong ? victim.frames.filter((_, nth) => nth % 2 === 1) : victim.frames.slice(7, 8),
      ),
  },
  {
    what: 'segment heads; frames deleted, doubled, exchanged; the journal cut anywhere',
    every: 11,
    note: 'named, both kept aside, the surplus written back, then everything there',
    cases: (victim) => [...segmentHeads(), ...journalStructure(victim, victim.frames.slice(1))],
  },
  {
    what: 'store: bits of every row; rows exchanged, moved, older, gone, doubled; whole stores of other days and vaults',
    every: 25,
    note: 'a cache: read from the journal or made anew; a row healed that way is not announced',
    cases: (victim) => [...storeFlips(victim), ...storeStructure(victim)],
  },
  {
    what: 'sealed files, drafts, list of destructions',
    every: 9,
    note: 'exactly that file or draft is damaged and stays; the list is written again; a deleted draft or an older one of the same day is not noticed',
    cases: (victim) => [...sealedFileCases(victim), ...draftCases(victim), ...tombstoneCases(victim)],
  },
  {
    what: 'state.json, journal marks, accepted.json, destroyed files',
    every: 8,
    note: 'not noticed by design: no client data in them, nothing is believed because of them; everything opens and saves',
    cases: plainFileCases,
  },
  {
    what: 'parts of an earlier day and of another vault; the whole profile rolled back',
    every: 4,
    note: 'a whole profile: named by the next drive, neither side written',
    cases: mixedCases,
  },
];

/** Somebody writes to the profile and the drive: what is named, what stays readable, what is kept. */
export async function tamper(isLong: boolean): Promise<readonly Proof[]> {
  const victim = await aVictim();
  try {
    const proofs: Proof[] = [
      summed('tampering: the judge finds what was planted for it', await plantedCases(victim), 'controls'),
    ];
    for (const { what, every, note, cases } of ROWS) {
      const verdicts: Verdict[] = [];
      for (const one of some(await cases(victim, isLong), isLong ? 1 : every))
        verdicts.push(await judge(victim, one));
      proofs.push(summed(what, verdicts, note));
    }
    const drives: Verdict[] = [];
    const frames = isLong ? victim.frames.slice(5, 9) : victim.frames.slice(9, 10);
    for (const one of some(await driveCases(victim, frames), isLong ? 1 : 13))
      drives.push(await judgeDrive(victim, one));
    return [
      ...proofs,
      summed(
        'a drive that was in other hands: bits of every part, parts of other days and vaults, links',
        drives,
        'a fresh laptop, the next backup and a practised restore each name it; the drive’s bytes stay',
      ),
      summed(
        'a one-file export: every part, every heading, cut',
        await judgeExports(victim, isLong ? 1 : 6),
        'named, nothing written',
      ),
    ];
  } finally {
    await victim.remove();
  }
}

function some<Item>(items: readonly Item[], every: number): readonly Item[] {
  return items.filter((_, nth) => nth % every === 0);
}
