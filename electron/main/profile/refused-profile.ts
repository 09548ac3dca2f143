import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errnoOf } from '../disk/disk-trouble';
import { privateFile, privateFolder } from '../disk/durable-write';

const READ_ONLY = ['EROFS', 'EACCES', 'EPERM'];

/**
 * Why this profile cannot be opened, what is safe and what to do, or null. Chromium needs a folder it can write: without one
 * it takes the app for a second start of itself, and nobody sees anything. A full disk is no reason: what is there opens.
 */
export function refusedProfile(profile: string): string | null {
  const probe = join(profile, 'probe.part');
  try {
    makeFolders(profile);
    writeFileSync(probe, '', { mode: privateFile });
    rmSync(probe);
    return null;
  } catch (error) {
    const code = errnoOf(error) ?? '';
    return READ_ONLY.includes(code) || code === 'ENOENT' ? SENTENCE : null;
  }
}

/** One by one: Node's own way of making several says ENOENT on a read-only disk, and on some never ends. */
function makeFolders(path: string): void {
  try {
    mkdirSync(path, { mode: privateFolder });
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolders(dirname(path));
    mkdirSync(path, { mode: privateFolder });
  }
}

const SENTENCE =
  'the folder with your records does not let Casekeep write, so it cannot start. Nothing was changed and nothing is lost. Restart the laptop; if it goes on, its disk needs looking at.';
