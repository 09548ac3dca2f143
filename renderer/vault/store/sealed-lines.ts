import type { Entry } from '../record-store';
import { COMPARTMENTS, compartmentNumbers } from '../compartments';
import { hash } from '../crypto/hash';
import { place } from '../crypto/place';
import { newId } from '../crypto/random-id';
import { open, seal } from '../crypto/seal';
import type { Keyring } from '../keys/keyring';
import type { GoneLine } from './catalogue';
import type { DeltaRow, SealedRow } from './database';
import type { SegmentEntry } from './directory';
import { linesBytes, lineText, SEGMENT_BYTES } from './lines';
import type { Shelf } from './shelf';

/** What a part of the store is sealed with and bound to. */
export interface StoreSeal {
  readonly vaultId: string;
  readonly epoch: string;
  keyring(): Keyring;
}

export interface SealedSegment {
  readonly row: SealedRow;
  readonly entry: SegmentEntry;
}

/** The number of the compartment a shelf belongs to. */
export function compartmentOfShelf(shelf: Shelf): number {
  return Number(shelf.slice(0, shelf.indexOf('/')));
}

/** A shelf's lines as sealed segments of about 256 KiB, each under an id of its own. */
export function sealShelf(
  by: StoreSeal,
  shelf: Shelf,
  lines: Iterable<Entry | GoneLine>,
): readonly SealedSegment[] {
  const segments: SealedSegment[] = [];
  let texts: string[] = [];
  let length = 0;
  const finish = () => {
    if (texts.length === 0) return;
    const id = newId();
    const compartment = compartmentOfShelf(shelf);
    const at = place.catalogue(by.vaultId, compartment, id, by.epoch);
    const bytes = seal(catalogueKey(by, compartment), at, linesBytes(texts));
    segments.push({ row: { id, bytes }, entry: { id, shelf, lines: texts.length } });
    texts = [];
    length = 0;
  };
  for (const line of lines) {
    const text = lineText(line);
    texts.push(text);
    length += text.length;
    if (length >= SEGMENT_BYTES) finish();
  }
  finish();
  return segments;
}

/** The plain lines of a segment; undefined when it does not open here. */
export function openSegment(
  by: StoreSeal,
  { id, shelf }: SegmentEntry,
  sealed: Uint8Array,
): Uint8Array | undefined {
  const compartment = compartmentOfShelf(shelf);
  return open(catalogueKey(by, compartment), place.catalogue(by.vaultId, compartment, id, by.epoch), sealed);
}

/** What a delta adds to the digest. */
export interface DeltaFact {
  readonly key: number;
  readonly hash: Uint8Array;
}

/** One delta for each compartment that these lines touch. */
export function sealDeltas(
  by: StoreSeal,
  sequence: number,
  lines: readonly (Entry | GoneLine)[],
): readonly DeltaRow[] {
  return compartmentNumbers.flatMap((compartment) => {
    const own = lines.filter((line) => COMPARTMENTS[line.compartment] === compartment);
    if (own.length === 0) return [];
    const at = place.delta(by.vaultId, compartment, sequence, by.epoch);
    const bytes = seal(catalogueKey(by, compartment), at, linesBytes(own.map(lineText)));
    return [{ key: deltaKey(sequence, compartment), bytes }];
  });
}

/** The plain lines of a delta; undefined when it does not open here. */
export function openDelta(by: StoreSeal, { key, bytes }: DeltaRow): Uint8Array | undefined {
  const compartment = key % 16;
  const at = place.delta(by.vaultId, compartment, Math.floor(key / 16), by.epoch);
  return open(catalogueKey(by, compartment), at, bytes);
}

/** Deltas sort by the commit they belong to. */
export function deltaKey(sequence: number, compartment: number): number {
  return sequence * 16 + compartment;
}

/** What a sealed delta adds to the digest. */
export function deltaFact({ key, bytes }: DeltaRow): DeltaFact {
  return { key, hash: hash(bytes) };
}

/** The key of a compartment's catalogue. */
export function catalogueKey(by: StoreSeal, compartment: number) {
  const part = by.keyring().parts.get(compartment);
  if (!part) throw new Error('The keyring lacks this compartment');
  return part.catalogue;
}
