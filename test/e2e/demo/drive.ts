import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file system of its own at a folder: what a person plugs in and pulls out. */
export interface Drive {
  readonly folder: string;
  readonly sort: string;
  plugIn(options?: 'read-only'): void;
  pullOut(): void;
  /** Pulled while it is written to. */
  tearOut(): void;
}

export type DriveTry =
  | { readonly kind: 'drive'; readonly drive: Drive }
  | { readonly kind: 'refused'; readonly why: string };

/** An ext4 image on a loop device; where that is refused, memory bound to the folder. */
export function makeDrive(folder: string, megabytes: number): DriveTry {
  mkdirSync(folder, { recursive: true });
  const reasons: string[] = [];
  for (const make of [imageDrive, memoryDrive]) {
    const made = attempt(() => make(folder, megabytes));
    if (typeof made !== 'string') return { kind: 'drive', drive: made };
    reasons.push(made);
  }
  return { kind: 'refused', why: `a mount is refused here: ${reasons.join('; ')}` };
}

function imageDrive(folder: string, megabytes: number): Drive {
  const image = `${folder}.img`;
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-m', '0', image);
  const plugIn = (options?: 'read-only') => run('mount', '-o', options ? 'loop,ro' : 'loop', image, folder);
  return mounted(folder, 'ext4 on a loop device', plugIn);
}

function memoryDrive(folder: string, megabytes: number): Drive {
  const behind = `${folder}.memory`;
  mkdirSync(behind, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', behind);
  const plugIn = (options?: 'read-only') => {
    run('mount', '--bind', behind, folder);
    if (options) run('mount', '-o', 'remount,ro,bind', folder);
  };
  return mounted(folder, 'tmpfs', plugIn);
}

function mounted(folder: string, sort: string, plugIn: (options?: 'read-only') => void): Drive {
  plugIn();
  if (statSync(folder).dev === statSync(dirname(folder)).dev) throw new Error('nothing was mounted');
  return {
    folder,
    sort,
    plugIn,
    pullOut: () => run('umount', folder),
    tearOut: () => run('umount', '-l', folder),
  };
}

/** Ends every mount below a folder, so that it can be removed. */
export function unmountAllBelow(folder: string): void {
  const table = execFileSync('cat', ['/proc/self/mounts'], { encoding: 'utf8' });
  for (const line of table.split('\n').toReversed()) {
    const point = line.split(' ')[1];
    if (point?.startsWith(`${folder}/`)) attempt(() => run('umount', '-l', point));
  }
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

function attempt<Value>(make: () => Value): Value | string {
  try {
    return make();
  } catch (error) {
    return error instanceof Error
      ? (error.message.split('\n').at(-2) ?? error.message).trim()
      : String(error);
  }
}
