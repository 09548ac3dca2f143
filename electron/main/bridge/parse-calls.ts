import { z } from 'zod';
import type { PlainPreferences } from '../../contract/state';
import { preferencesSchema } from '../profile/plain-state';

const ownId = z.string().regex(/^[0-9a-z-]{8,64}$/);

/** A file name the page proposes: its last part only, without anything a file system or a dialog could take for a path. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .transform((name) => {
    const plain = [...name].map((character) => (isPlain(character) ? character : ' ')).join('');
    return (
      plain
        .replace(/^[. ]+/, '')
        .trim()
        .slice(0, 120) || 'Casekeep'
    );
  });

function isPlain(character: string): boolean {
  return character >= ' ' && character !== '\u007f' && !'/\\:*?"<>|'.includes(character);
}

/** One parser per call of the bridge. Each throws on anything else. */
export const parseCalls = {
  nothing: (given: readonly unknown[]): [] => {
    z.tuple([]).parse(given);
    return [];
  },
  lock: (given: readonly unknown[]) =>
    z.tuple([z.enum(['key', 'menu', 'quit', 'rebuild', 'restored'])]).parse(given),
  lockReady: (given: readonly unknown[]) => z.tuple([z.number().int().min(0).max(100_000)]).parse(given),
  setPreferences: (given: readonly unknown[]): [PlainPreferences] =>
    z.tuple([preferencesSchema]).parse(given),
  renamePlace: (given: readonly unknown[]) =>
    z.tuple([ownId, z.string().trim().min(1).max(120)]).parse(given),
  forgetPlace: (given: readonly unknown[]) => z.tuple([ownId]).parse(given),
  chooseSource: (given: readonly unknown[]) => z.tuple([z.enum(['folder', 'file'])]).parse(given),
  suggestedName: (given: readonly unknown[]) => z.tuple([fileName]).parse(given),
} as const;
