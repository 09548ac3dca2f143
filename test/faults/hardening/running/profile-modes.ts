import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Look } from '../lines';

/** Everything below a profile: folders 0700, files 0600 (or less), nothing that is a way in for others. */
export function profileModes(profile: string, when: string): readonly Look[] {
  return [
    profile,
    ...readdirSync(profile, { recursive: true, encoding: 'utf8' }).map((one) => join(profile, one)),
  ].flatMap((path) => {
    const one = lstatSync(path, { throwIfNoEntry: false });
    // Chromium's lock is a link to nothing: it has no mode of its own.
    if (one === undefined || one.isSymbolicLink()) return [];
    const mode = one.mode & 0o7777;
    const isRight = one.isDirectory() ? mode === 0o700 : (mode & ~0o600) === 0;
    const name = `${when}: ${path.slice(profile.length) || 'the profile'}`;
    return [{ name, failure: isRight ? null : `0${mode.toString(8)}` }];
  });
}
