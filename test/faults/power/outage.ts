import { applyBytes, type BytesOp } from './disk-model';
import type { NamesOp } from './disk-model';
import type { Dice } from './dice';

/** One way in which the power may go: what of everything that was not flushed reached the disk all the same. */
export interface Outage {
  readonly name: string;
  names(pending: readonly NamesOp[]): readonly NamesOp[];
  bytes(durable: Buffer, pending: readonly BytesOp[]): Buffer;
}

/** What a disk writes as one piece. */
const SECTOR = 512;

const whole: Outage['bytes'] = (durable, pending) => pending.reduce(applyBytes, durable);
const none: Outage['bytes'] = (durable) => durable;

/** The file has its new length, and zeros where the new bytes should stand. */
const onlyLength: Outage['bytes'] = (durable, pending) =>
  pending.reduce((before, op) => {
    if (op.kind === 'truncate') return applyBytes(before, op);
    const after = Buffer.alloc(Math.max(before.length, op.at + op.bytes.length));
    before.copy(after);
    return after;
  }, durable);

/** The extremes, tried at every single moment. */
export const EXTREMES: readonly Outage[] = [
  { name: 'everything reached the disk', names: (pending) => pending, bytes: whole },
  { name: 'nothing that was not flushed', names: () => [], bytes: none },
  { name: 'names without bytes', names: (pending) => pending, bytes: none },
  { name: 'names and lengths, zeros for bytes', names: (pending) => pending, bytes: onlyLength },
  { name: 'bytes without names', names: () => [], bytes: whole },
];

/** Any subset: names in order or in any order, files in halves, in sectors, as zeros. The same seed, the same subset. */
export function anySubset(seed: number, dice: Dice): Outage {
  return {
    name: `subset ${seed}`,
    names(pending) {
      const inOrder = dice.chance(0.5);
      const upTo = dice.below(pending.length + 1);
      return pending.filter((_, index) => (inOrder ? index < upTo : dice.chance(0.5)));
    },
    bytes(durable, pending) {
      const ways = [whole, none, onlyLength, firstHalf(dice), someSectors(dice), someSectors(dice)];
      return (ways[dice.below(ways.length)] ?? whole)(durable, pending);
    },
  };
}

/** Everything up to some sector of the last write, and the rest not at all or as zeros. */
function firstHalf(dice: Dice): Outage['bytes'] {
  return (durable, pending) => {
    const last = pending.at(-1);
    const before = whole(durable, pending.slice(0, -1));
    if (last?.kind !== 'write') return dice.chance(0.5) ? before : whole(durable, pending);
    const end = Math.max(last.at, sectorEnd(last.at + dice.below(last.bytes.length + 1)));
    const reached = applyBytes(before, { ...last, bytes: last.bytes.subarray(0, end - last.at) });
    return dice.chance(0.5) ? reached : stretched(reached, last.at + last.bytes.length);
  };
}

/** Each sector of each write by chance, the old bytes or zeros where it did not arrive. */
function someSectors(dice: Dice): Outage['bytes'] {
  return (durable, pending) =>
    pending.reduce((before, op) => {
      if (op.kind === 'truncate') return dice.chance(0.5) ? applyBytes(before, op) : before;
      let after = before;
      const end = op.at + op.bytes.length;
      for (let at = op.at; at < end; at = Math.min(end, sectorEnd(at + 1))) {
        if (dice.chance(0.5)) continue;
        const bytes = op.bytes.subarray(at - op.at, Math.min(end, sectorEnd(at + 1)) - op.at);
        after = applyBytes(after, { ...op, at, bytes });
      }
      return dice.chance(0.5) ? after : stretched(after, end);
    }, durable);
}

/** The first border between sectors from here on. */
function sectorEnd(at: number): number {
  return Math.ceil(at / SECTOR) * SECTOR;
}

function stretched(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length ? bytes : Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}
