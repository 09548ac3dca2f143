import type { Laptop } from '../../fixtures/laptop';
import { flip, placeOfText } from './bytes-of';
import type { Tampering } from './judge';
import { type KeyFile, keyFile, mendsOf } from './key-file';

/** A word in the file, and which of its bytes is turned over: each field of FORMAT.md. */
const FIELDS: Readonly<Record<KeyFile, Readonly<Record<string, readonly [string, number, number]>>>> = {
  header: {
    format: ['"format"', 0, 4],
    version: ['"version":', 0, 0],
    'common part': ['"common":"', 0, 40],
    'keys of a slot': ['"common":"', 0, 900],
    signature: ['"signature":"', 0, 9],
    'slot of a box': ['"slotId":"', 0, 5],
    'kind of a box': ['"kind":"', 0, 2],
    operations: ['"operations":', 0, 0],
    memory: ['"memoryBytes":', 0, 1],
    salt: ['"salt":"', 0, 4],
    'a sealed box': ['"sealed":"', 0, 30],
    'checksum of a box': ['"checksum":"', 0, 8],
    'the other slot’s box': ['"sealed":"', 1, 30],
    'checksum of the file': ['}]}\n', 0, 12],
  },
  keyring: {
    format: ['"format"', 0, 4],
    version: ['"version":', 0, 0],
    'vault id': ['"vaultId":"', 0, 6],
    generation: ['"generation":', 0, 0],
    'compartment of a part': ['"compartment":', 0, 0],
    'generation of a part': ['"generation":', 1, 0],
    'key generation': ['"keyGeneration":', 0, 0],
    'sealed key': ['"sealedKey":"', 0, 20],
    'sealed part': ['"sealed":"', 0, 90],
    'the other part': ['"sealed":"', 1, 90],
    'checksum of the file': ['}]}\n', 0, 12],
  },
};

/** One bit in each field: of either copy, then of both. */
export function keyFileFlips(what: KeyFile): readonly Tampering[] {
  const fields = Object.entries(FIELDS[what]);
  return fields.flatMap(([name, [text, nth, beyond]]) => {
    const turn = async (laptop: Laptop, copies: string) => {
      for (const copy of copies) {
        const path = keyFile(laptop, what, copy);
        await flip(path, (await placeOfText(path, text, nth)) + beyond);
      }
    };
    const one = (copy: 'a' | 'b'): Tampering => ({
      name: `${what}.${copy}: ${name}`,
      tamper: (laptop) => turn(laptop, copy),
      said: `open copy-mended:${what}`,
      mends: mendsOf(what),
    });
    const both = { name: `both ${what}s: ${name}`, tamper: (laptop: Laptop) => turn(laptop, 'ab') };
    return [one('a'), one('b'), { ...both, said: `${what}-damaged` }];
  });
}
