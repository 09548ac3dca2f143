import { z } from 'zod';
import { concat, hex, textOf, utf8 } from '../crypto/bytes';
import { hash } from '../crypto/hash';
import type { Key } from '../crypto/key';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';
import type { Shelf } from './shelf';

const shelf = z.templateLiteral([z.number(), '/', z.string()]);
const directory = z.array(z.object({ id: z.string(), shelf, lines: z.number().int().min(0) }));

/** One catalogue segment as the directory of its compartment lists it. */
export interface SegmentEntry {
  readonly id: string;
  readonly shelf: Shelf;
  readonly lines: number;
}

/** The list of a compartment's catalogue segments, sealed. */
export function sealDirectory(
  key: Key,
  vaultId: string,
  compartment: number,
  epoch: string,
  segments: readonly SegmentEntry[],
): Uint8Array {
  return seal(key, place.directory(vaultId, compartment, epoch), utf8(JSON.stringify(segments)));
}

/** The list, or undefined when it does not open or is none. */
export function openDirectory(
  key: Key,
  vaultId: string,
  compartment: number,
  epoch: string,
  sealed: Uint8Array,
): readonly SegmentEntry[] | undefined {
  const plain = open(key, place.directory(vaultId, compartment, epoch), sealed);
  if (!plain) return undefined;
  try {
    return directory.parse(JSON.parse(textOf(plain)));
  } catch {
    return undefined;
  }
}

/** What directories and deltas, in this order, add up to; each part is itself a hash of sealed bytes. */
export function digestOf(parts: readonly Uint8Array[]): string {
  return hex(hash(concat(...parts)));
}
