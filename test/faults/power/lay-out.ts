import { linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profilePaths } from '../../../electron/main/vault-folder/vault-paths';
import { readMarks } from '../../../electron/main/journal/marks';
import type { DiskState } from './disk-state';

/** Real paths stand in the plain state: the same number of letters keeps every length as it was. */
export function rootOf(base: string, number: number): string {
  return join(base, `disk-${String(number).padStart(6, '0')}`);
}

/** Makes a state stand in a real folder, hard links included. */
export function layOut(state: DiskState, root: string, recordedRoot: string): void {
  if (root.length !== recordedRoot.length) throw new Error('roots must be of one length');
  mkdirSync(root, { recursive: true });
  for (const folder of state.folders) mkdirSync(join(root, folder));
  const standing = new Map<number, string>();
  for (const { path, node, bytes } of state.files) {
    const real = join(root, path);
    const same = standing.get(node);
    if (same === undefined) {
      const hasPaths = path.startsWith('profile/state.json');
      writeFileSync(real, hasPaths ? withRoot(bytes, root, recordedRoot) : bytes);
    } else linkSync(same, real);
    standing.set(node, real);
  }
}

function withRoot(bytes: Buffer, root: string, recordedRoot: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(recordedRoot, root), 'latin1');
}

/**
 * The journal's marks know a file by its inode and the time of its last change. On the disk whose power went those are
 * as they were; here they are new ones, so the marks are told.
 */
export function keepMarksBelieved(root: string): void {
  const paths = profilePaths(join(root, 'profile'));
  const marks = readMarks(paths.journalMarks);
  if (marks.size === 0) return;
  const told = [...marks].map(([name, mark]) => {
    const facts = statSync(join(paths.journal, name), { throwIfNoEntry: false });
    const { mtimeMs: modifiedMs, ino: inode } = facts ?? { mtimeMs: mark.modifiedMs, ino: mark.inode };
    return [name, { ...mark, modifiedMs, inode }] as const;
  });
  const whole: unknown = JSON.parse(readFileSync(paths.journalMarks, 'utf8'));
  writeFileSync(
    paths.journalMarks,
    JSON.stringify(Object.assign(Object(whole), { segments: Object.fromEntries(told) })),
  );
}
