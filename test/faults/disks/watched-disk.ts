import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

/** What main asks of a disk; `read` stands for every look: open for reading, read, stat, list. */
export type DiskAct = 'open' | 'write' | 'sync' | 'truncate' | 'rename' | 'remove' | 'make' | 'link' | 'read';

export interface DiskCall {
  /** From 1, counted over this watch. */
  readonly nth: number;
  readonly act: DiskAct;
  readonly path: string;
}

/** What becomes of a call: it goes through, it fails with a system error, or only a part of the bytes is written. */
export type DiskAnswer =
  | { readonly kind: 'through' }
  | { readonly kind: 'fails'; readonly code: string }
  | { readonly kind: 'short' };

export const through: DiskAnswer = { kind: 'through' };

/** Asked before each call; may do something to the real disk first. Synchronous, so that nothing comes in between. */
export type OnDiskCall = (call: DiskCall) => DiskAnswer;

interface Watch {
  readonly roots: readonly string[];
  readonly onCall: OnDiskCall;
  calls: number;
}

let watch: Watch | null = null;

/** Watches every file operation of main below some folders until `end`, which answers how many there were. */
export function watchDisk(roots: readonly string[], onCall: OnDiskCall): { end(): number } {
  patchOnce();
  const own: Watch = { roots, onCall, calls: 0 };
  watch = own;
  return {
    end() {
      if (watch === own) watch = null;
      return own.calls;
    },
  };
}

/** `code` as Node throws it. */
export function systemError(code: string, act: string, path: string | null): Error {
  const error = new Error(`${code}: made for this test, ${act}`);
  return Object.assign(error, { code, errno: -1, syscall: act, ...(path === null ? {} : { path }) });
}

/** Node names the path of a call that was given one, and none of a call of an open file. */
function ask(act: DiskAct, path: unknown, isOpen = false): DiskAnswer {
  if (watch === null || typeof path !== 'string') return through;
  if (!watch.roots.some((root) => path === root || path.startsWith(root + sep))) return through;
  watch.calls += 1;
  const answer = watch.onCall({ nth: watch.calls, act, path });
  if (answer.kind === 'fails') throw systemError(answer.code, act, isOpen ? null : path);
  return answer;
}

let isPatched = false;

/** Named imports of main's modules follow the patched module: nothing of main has to be loaded later than this. */
function patchOnce(): void {
  if (isPatched) return;
  isPatched = true;
  const { open, readFile } = promises;
  const before = (
    name: 'rename' | 'rm' | 'mkdir' | 'link' | 'cp' | 'stat' | 'lstat' | 'readdir',
    act: DiskAct,
  ) => {
    const real: unknown = Reflect.get(promises, name);
    if (typeof real !== 'function') throw new Error(`there is no ${name}`);
    Reflect.set(promises, name, async (...args: unknown[]) => {
      ask(act, args[0]);
      return Reflect.apply(real, promises, args);
    });
  };
  before('rename', 'rename');
  before('rm', 'remove');
  before('mkdir', 'make');
  before('link', 'link');
  before('cp', 'write');
  for (const name of ['stat', 'lstat', 'readdir'] as const) before(name, 'read');
  Reflect.set(promises, 'readFile', async (...args: Parameters<typeof readFile>) => {
    ask('read', args[0]);
    return readFile(...args);
  });
  Reflect.set(promises, 'open', async (path: string, flags?: string | number, mode?: number) => {
    const isLook = flags === undefined || flags === 'r' || typeof flags === 'number';
    ask(isLook ? 'read' : 'open', path);
    return watched(await open(path, flags, mode), path);
  });
  syncBuiltinESMExports();
}

/** The handle's own calls ask as well; a short write hands over half of the bytes and says so. */
function watched(file: FileHandle, path: string): FileHandle {
  const { write, sync, datasync, truncate, read } = file;
  const part = (length: number): number => Math.max(1, Math.floor(length / 2));
  const own = {
    async write(bytes: Uint8Array, offset: number, length: number, position: number) {
      const answer = ask('write', path, true);
      const wanted = answer.kind === 'short' ? part(length) : length;
      return Reflect.apply(write, file, [bytes, offset, wanted, position]);
    },
    async sync() {
      ask('sync', path, true);
      return sync.call(file);
    },
    async datasync() {
      ask('sync', path, true);
      return datasync.call(file);
    },
    async truncate(length?: number) {
      ask('truncate', path, true);
      return truncate.call(file, length);
    },
    async read(...args: unknown[]) {
      ask('read', path, true);
      return Reflect.apply(read, file, args);
    },
  };
  return Object.assign(file, own);
}
