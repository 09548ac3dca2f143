import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { privateFile, privateFolder } from '../disk/durable-write';

/**
 * Which profile the next start opens: `next-start.json` in the real profile. The demo has a profile of its own beside
 * it (`<profile>-demo`), stays through its locks, and ends when it is left or the app is quit.
 */
export interface NextStart {
  readonly demo: boolean;
}

const schema = z.object({ demo: z.boolean() });
const fileIn = (realProfile: string): string => join(realProfile, 'next-start.json');

export function readNextStart(realProfile: string): NextStart {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(realProfile), 'utf8')));
  } catch {
    return { demo: false };
  }
}

/** Written in one call just before the app ends. */
export function writeNextStart(realProfile: string, next: NextStart): void {
  if (!next.demo) {
    rmSync(fileIn(realProfile), { force: true });
    return;
  }
  mkdirSync(realProfile, { recursive: true, mode: privateFolder });
  writeFileSync(fileIn(realProfile), JSON.stringify(next), { mode: privateFile });
}

/** The profile to open, given the real one. */
export function profileToOpen(realProfile: string): { readonly profile: string; readonly demo: boolean } {
  const { demo } = readNextStart(realProfile);
  return { profile: demo ? `${realProfile}-demo` : realProfile, demo };
}
