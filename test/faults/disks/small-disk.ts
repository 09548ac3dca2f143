import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fillUp } from '../../e2e/demo/fill-up';

/** A small disk of its own at a folder (memory, bound there), and everything that can become of it. */
export interface SmallDisk {
  readonly folder: string;
  /** Filled to its last byte by somebody else's file. */
  fill(): void;
  /** False while the system refuses because something is open for writing. */
  makeReadOnly(): boolean;
  /** Pulled out in the middle of whatever is going on: what is open stays open, the folder is another one. */
  tearOut(): void;
  /** Everything as it was: room, writable, plugged in. */
  mend(): void;
  remove(): void;
}

/** Throws where the system refuses to mount. */
export function smallDisk(folder: string, megabytes: number): SmallDisk {
  const behind = `${folder}.memory`;
  // Below the mount point: a drive that is looked for at every mount must not be found behind itself.
  const inside = join(behind, 'inside');
  for (const one of [folder, behind]) mkdirSync(one, { recursive: true });
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', behind);
  mkdirSync(inside);
  mount('--bind', inside, folder);
  if (statSync(folder).dev === statSync(dirname(folder)).dev) throw new Error('nothing was mounted');
  let room: { free(): void } | null = null;
  let isThere = true;
  let isReadOnly = false;
  const disk: SmallDisk = {
    folder,
    fill() {
      room = fillUp(behind);
    },
    makeReadOnly() {
      try {
        mount('-o', 'remount,ro,bind', folder);
        isReadOnly = true;
      } catch {
        // Busy: something is open for writing. The next call asks again.
      }
      return isReadOnly;
    },
    tearOut() {
      unmount(folder);
      isThere = false;
    },
    mend() {
      room?.free();
      room = null;
      if (isReadOnly) mount('-o', 'remount,rw,bind', folder);
      isReadOnly = false;
      if (!isThere) mount('--bind', inside, folder);
      isThere = true;
    },
    remove() {
      if (isThere) unmount(folder);
      isThere = false;
      unmount(behind);
      for (const one of [folder, behind]) rmSync(one, { recursive: true, force: true });
    },
  };
  return disk;
}

/** Another, empty folder takes the place of this one; answers how it comes back. */
export function replaceFolder(folder: string): () => void {
  const away = `${folder}.away`;
  renameSync(folder, away);
  mkdirSync(folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
    renameSync(away, folder);
  };
}

/** A copy of what stands in a folder, laid onto a disk. */
export function layOnto(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
}

function mount(...args: readonly string[]): void {
  execFileSync('mount', [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
}
