import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Laptop } from '../../fixtures/laptop';
import { flip, firstSegment, rewrite } from './bytes-of';
import { contentsOf, differences } from './contents';
import { contentsWithout, FRAME_FIELDS, type FrameFacts, type FrameField } from './journal-frames';
import { openOf, type Tampering } from './judge';
import type { Victim } from './victim';

const journalOf = ({ profile }: Laptop) => join(profile, 'vault', 'journal');

/** Each field of each frame, beside its store and without one. */
export function frameFlips(victim: Victim, chosen: readonly FrameFacts[]): readonly Tampering[] {
  return chosen.flatMap((frame) =>
    FRAME_FIELDS.flatMap((field) => {
      const at = field.at(frame);
      if (at === null) return [];
      return (['kept', 'gone'] as const).map((store): Tampering => {
        const name = `${field.name} of frame ${frame.sequence} (${frame.kind}), store ${store}`;
        const tamper = async (laptop: Laptop) =>
          flip(join(journalOf(laptop), frame.segment), frame.offset + at);
        return { name, tamper, ...expected(victim, frame, field, store) };
      });
    }),
  );
}

function expected(
  victim: Victim,
  frame: FrameFacts,
  field: FrameField,
  store: 'kept' | 'gone',
): Pick<Tampering, 'said' | 'contents' | 'also' | 'store'> {
  if (store === 'kept') {
    if (field.effect === 'left-out') return { said: 'open record-damaged:1' };
    return { said: 'journal-older', also: writesBack(victim) };
  }
  if (field.effect === 'lost') return { store: 'gone', said: 'journal-damaged' };
  const contents = contentsWithout(victim.now.contents, victim.frames, frame, field.isTold);
  return { store: 'gone', said: 'open rebuilt:missing record-damaged:1', contents };
}

/** The person agrees: what only the store remembers is written back, and everything is there again. */
function writesBack(victim: Victim): NonNullable<Tampering['also']> {
  return async (laptop, { surplus }) => {
    const written = await surplus?.();
    if (written?.kind !== 'written') return `written back: ${written?.kind ?? 'not offered'}`;
    const again = await laptop.unlock({ kind: 'password', password: victim.now.password });
    const vault = openOf(laptop, again);
    if (!vault) return `after writing back: ${again.outcome.kind}`;
    const wrong = differences(victim.now.contents, await contentsOf(vault));
    return wrong.length === 0 ? null : `after writing back ${wrong.length} differ: ${wrong.join(', ')}`;
  };
}

/** The head of a segment, byte class by byte class. */
export function segmentHeads(): readonly Tampering[] {
  const fields = {
    magic: 2,
    'vault id': 12,
    'branch id': 30,
    number: 40,
    zero: 45,
    sequence: 49,
    hash: 60,
    check: 91,
  };
  return Object.entries(fields).map(([name, at]) => ({
    name: `${name} in a segment's head`,
    tamper: async (laptop) => flip(await firstSegment(journalOf(laptop)), at),
    said: 'open record-damaged:1',
  }));
}

/** Frames taken out, put in twice, exchanged; the file cut at and between frames. */
export function journalStructure(victim: Victim, cuts: readonly FrameFacts[]): readonly Tampering[] {
  const middle = victim.frames[Math.floor(victim.frames.length / 2)];
  const next = victim.frames[Math.floor(victim.frames.length / 2) + 1];
  if (middle === undefined || next === undefined) throw new Error('too few frames');
  const bytesOf = (bytes: Buffer, frame: FrameFacts) =>
    bytes.subarray(frame.offset, frame.offset + frame.length);
  const change = (name: string, make: (bytes: Buffer) => Uint8Array): readonly Tampering[] =>
    (['kept', 'gone'] as const).map((store) => ({
      name: `${name}, store ${store}`,
      ...(store === 'gone' ? { store } : {}),
      tamper: async (laptop) => rewrite(await firstSegment(journalOf(laptop)), make),
      said: store === 'kept' ? 'journal-older' : 'journal-damaged',
    }));
  return [
    ...change('a frame deleted', (bytes) =>
      Buffer.concat([bytes.subarray(0, middle.offset), bytes.subarray(next.offset)]),
    ),
    ...change('a frame twice', (bytes) =>
      Buffer.concat([bytes.subarray(0, next.offset), bytesOf(bytes, middle), bytes.subarray(next.offset)]),
    ),
    ...change('two frames exchanged', (bytes) =>
      Buffer.concat([
        bytes.subarray(0, middle.offset),
        bytesOf(bytes, next),
        bytesOf(bytes, middle),
        bytes.subarray(next.offset + next.length),
      ]),
    ),
    ...cuts.flatMap((frame): readonly Tampering[] => [
      {
        name: `cut at the border before frame ${frame.sequence}`,
        tamper: async (laptop) => truncate(await firstSegment(journalOf(laptop)), frame.offset),
        said: 'journal-older',
        also: writesBack(victim),
      },
      {
        name: `cut inside frame ${frame.sequence}`,
        tamper: async (laptop) => truncate(await firstSegment(journalOf(laptop)), frame.offset + 70),
        said: 'journal-older',
        also: writesBack(victim),
      },
      {
        name: `cut inside frame ${frame.sequence}, store gone`,
        store: 'gone',
        tamper: async (laptop) => truncate(await firstSegment(journalOf(laptop)), frame.offset + 70),
        said: 'journal-damaged',
      },
    ]),
    {
      name: 'the whole segment deleted',
      tamper: async (laptop) => truncate(await firstSegment(journalOf(laptop)), 0),
      said: 'journal-older',
    },
    {
      name: 'the journal of the other vault beside this store',
      tamper: async (laptop) => {
        const [own, theirs] = [journalOf(laptop), join(victim.foreign.profile, 'vault', 'journal')];
        await writeFile(await firstSegment(own), await readFile(await firstSegment(theirs)));
      },
      said: 'journal-older',
    },
  ];
}
