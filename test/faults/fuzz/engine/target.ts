import { deserialize, serialize } from 'node:v8';
import { changedValue } from './change-value';
import type { Random } from './random';

/** A reader of bytes that nobody vouches for, and what is fed to it first. */
export interface Target {
  readonly name: string;
  /** Sound inputs: the loop starts from them. */
  readonly seeds: readonly Uint8Array[];
  /** Words of the format, to be put where they fit. */
  readonly words?: readonly string[];
  /** Changes an input by its structure, so that the change gets behind checksums and shapes; used for half of the inputs. */
  readonly change?: (input: Uint8Array, random: Random) => Uint8Array;
  /** Only changed by structure: blind bytes would be refused before they reach anything. */
  readonly neverBlind?: true;
  /** Reads an input. Whatever it throws is a finding: what a reader may answer or throw is looked at in here. */
  readonly run: (input: Uint8Array) => unknown;
}

/** An answer that the reader should never give. */
export class Finding extends Error {}

/** Runs a reader; what `isTyped` knows is an answer like any other, and everything else that is thrown is a finding. */
export async function onlyTyped<Value>(
  act: () => Value | Promise<Value>,
  isTyped: (error: unknown) => boolean,
): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    if (isTyped(error)) return undefined;
    throw error;
  }
}

/** A change of JSON text by its values; text that is none stays as it is. */
export function changeJson(input: Uint8Array, random: Random): Uint8Array {
  try {
    const value: unknown = JSON.parse(Buffer.from(input).toString('utf8'));
    return Buffer.from(JSON.stringify(changedValue(value, random, false)) ?? 'null', 'utf8');
  } catch {
    return input;
  }
}

/** A value as it crosses a port, and back. */
export const clonedBytes = (value: unknown): Uint8Array => new Uint8Array(serialize(value));

export function clonedValue(input: Uint8Array): unknown {
  return deserialize(input);
}

/** A change of such a value. */
export function changeCloned(input: Uint8Array, random: Random): Uint8Array {
  return clonedBytes(changedValue(clonedValue(input), random, true));
}
