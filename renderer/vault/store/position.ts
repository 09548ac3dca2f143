import { z } from 'zod';
import { base64, fromBase64 } from '../crypto/base64';
import { textOf, utf8 } from '../crypto/bytes';
import type { Key } from '../crypto/key';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';
import type { JournalState } from '../journal/journal-state';

const hashText = z.base64().transform(fromBase64);

const position = z.object({
  epoch: z.string(),
  branch: z.string(),
  sequence: z.number().int().min(0),
  hash: hashText,
  end: z.object({ segment: z.number().int().min(1), offset: z.number().int().min(0) }),
  compartments: z.record(z.string(), z.object({ counter: z.number().int().min(0), hash: hashText })),
  counts: z.object({ rows: z.number().int().min(0), deltas: z.number().int().min(0) }),
  digest: z.string(),
  keyringGen: z.number().int().min(1),
});

/** How far the store has followed the journal, and what it should hold: written in the transaction of every change. */
export interface StorePosition {
  readonly epoch: string;
  readonly journal: JournalState;
  readonly rows: number;
  readonly deltas: number;
  /** Hash over directories and deltas: what the catalogue on the disk must add up to. */
  readonly digest: string;
  /** Generation of the keyring then: one that is older now has lost keys that these rows need. */
  readonly keyringGeneration: number;
}

/** Sealed, bound to vault and epoch. */
export function sealPosition(key: Key, vaultId: string, told: StorePosition): Uint8Array {
  const { branch, sequence, hash, end, compartments } = told.journal;
  const ends = [...compartments].map(([number, one]) => [
    number,
    { counter: one.counter, hash: base64(one.hash) },
  ]);
  const text = JSON.stringify({
    epoch: told.epoch,
    branch,
    sequence,
    hash: base64(hash),
    end,
    compartments: Object.fromEntries(ends),
    counts: { rows: told.rows, deltas: told.deltas },
    digest: told.digest,
    keyringGen: told.keyringGeneration,
  });
  return seal(key, place.position(vaultId, told.epoch), utf8(text));
}

/** The position; undefined when it does not open or is none. */
export function openPosition(
  key: Key,
  vaultId: string,
  epoch: string,
  sealed: Uint8Array,
): StorePosition | undefined {
  const plain = open(key, place.position(vaultId, epoch), sealed);
  if (!plain) return undefined;
  try {
    const { counts, digest, keyringGen, compartments, ...journal } = position.parse(
      JSON.parse(textOf(plain)),
    );
    const ends = Object.entries(compartments).map(([number, end]) => [Number(number), end] as const);
    return {
      epoch,
      journal: {
        branch: journal.branch,
        sequence: journal.sequence,
        hash: journal.hash,
        end: journal.end,
        compartments: new Map(ends),
      },
      rows: counts.rows,
      deltas: counts.deltas,
      digest,
      keyringGeneration: keyringGen,
    };
  } catch {
    return undefined;
  }
}
