import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageClient } from '../../../renderer/vault/port/storage-client';
import type { Case } from '../proof';
import { firstSegment, flip } from './bytes-of';
import { judge, type Tampering } from './judge';
import type { Victim } from './victim';

/** What the judge has to find, planted: a record lost, a wrong answer, a byte written over, a copy not kept. */
export async function plantedCases(victim: Victim): Promise<readonly Case[]> {
  const note = victim.frames.find(({ kind }) => kind === 'session-note');
  if (note === undefined) throw new Error('the victim has no note');
  const journal = (profile: string) => join(profile, 'vault', 'journal');
  const planted: readonly (Tampering & { readonly found: RegExp })[] = [
    {
      name: 'a record is gone and nobody may miss it',
      found: /differ/,
      store: 'gone',
      said: 'open rebuilt:missing record-damaged:1',
      tamper: async ({ profile }) =>
        flip(join(journal(profile), note.segment), note.offset + note.length - 9),
    },
    {
      name: 'both keyrings damaged and another answer wanted',
      found: /^said/,
      said: 'open',
      tamper: async ({ profile }) => {
        for (const copy of ['a', 'b']) await flip(join(profile, 'vault', `keyring.${copy}`), 99);
      },
    },
    {
      name: 'an unlock that writes into the journal',
      found: /wrote over/,
      said: 'open',
      tamper: async (laptop) => {
        const segment = await firstSegment(journal(laptop.profile));
        laptop.through((port) => onceBefore(port, 'draft.list', () => flip(segment, 150)));
      },
    },
    {
      name: 'a damaged journal that is not kept aside',
      found: /kept aside/,
      said: 'journal-older',
      tamper: async (laptop) => {
        await flip(join(journal(laptop.profile), note.segment), note.offset + 1);
        laptop.through((port) => keepingNothing(port, laptop.profile));
      },
    },
  ];
  const cases: Case[] = [];
  for (const { found, ...tampering } of planted) {
    const { name, failure } = await judge(victim, tampering);
    const isFound = failure !== null && found.test(failure);
    cases.push({
      name: `control: ${name}`,
      lost: 0,
      failure: isFound ? null : `not found: ${failure ?? 'it held'}`,
    });
  }
  return cases;
}

/** Does something else first, the first time that this is asked for. */
function onceBefore(port: StorageClient, wanted: string, act: () => Promise<void>): StorageClient {
  let isDone = false;
  return {
    async call(name, args, onProgress) {
      if (name === wanted && !isDone) {
        isDone = true;
        await act();
      }
      return port.call(name, args, onProgress);
    },
  };
}

/** Says that it kept everything aside, and keeps nothing. */
function keepingNothing(port: StorageClient, profile: string): StorageClient {
  return {
    async call(name, args, onProgress) {
      const answer = await port.call(name, args, onProgress);
      if (name !== 'journal.keep-aside') return answer;
      for (const kept of await readdir(profile))
        if (kept.startsWith('kept-')) await rm(join(profile, kept), { recursive: true });
      return answer;
    },
  };
}
