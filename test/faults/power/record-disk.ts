import fsSync, {
  existsSync,
  type MakeDirectoryOptions,
  readdirSync,
  type RmOptions,
  statSync,
} from 'node:fs';
import fsPromises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import type { DiskOp, DiskRecording, NameChange } from './disk-op';
import { liveNames } from './live-names';

/** Everything that was done to one folder since the recording began. */
export interface DiskRecorder extends DiskRecording {
  /** From here on Node's own functions stand where they stood. */
  stop(): void;
}

/** Ways to write that main does not use: should it begin to, the recording fails instead of missing them. */
const UNKNOWN = [
  'writeFile',
  'appendFile',
  'copyFile',
  'cp',
  'truncate',
  'symlink',
  'rmdir',
  'unlink',
] as const;
const UNKNOWN_ON_HANDLE = ['writeFile', 'appendFile', 'writev', 'createWriteStream'] as const;

/**
 * Puts itself between main's code and Node's file functions, from outside: each is done for real and written down. A
 * change is written down when it was asked for, a flush when it was answered.
 */
export function recordDisk(root: string): DiskRecorder {
  const live = liveNames(root);
  const ops: DiskOp[] = [];
  const real = { ...fsPromises };
  const realSync = { ...fsSync };

  const names = (label: string, ...changes: readonly NameChange[]): void => {
    if (changes.length > 0) ops.push({ kind: 'names', changes, label });
  };
  const missingAbove = (path: string): readonly string[] =>
    existsSync(path) ? [] : [...missingAbove(dirname(path)), path];
  const made = (folders: readonly string[]): void => {
    for (const folder of folders) names(`mkdir ${live.short(folder)}`, live.add(folder, 'folder').change);
  };
  const removed = (path: string): void => {
    if (live.find(path) !== null) names(`unlink ${live.short(path)}`, live.point(path, null));
  };
  const below = (path: string): readonly string[] =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
      ? [...readdirSync(path).flatMap((name) => below(join(path, name))), path]
      : [path];

  function recordHandle(file: FileHandle, node: number, name: string): FileHandle {
    const own = { write: file.write.bind(file), truncate: file.truncate.bind(file) };
    const flush = (really: () => Promise<void>, word: string) => async () => {
      const upTo = ops.length;
      await really();
      ops.push({ kind: 'sync', node, upTo, label: `${word} ${name}` });
    };
    const fail = (what: string) => () => {
      throw new Error(`${what} on ${name} is not recorded`);
    };
    return Object.assign(file, {
      write(buffer: Uint8Array, offset: number, length: number, position: number) {
        const bytes = Buffer.from(buffer.subarray(offset, offset + length));
        ops.push({ kind: 'write', node, at: position, bytes, label: `write ${name} at ${position}` });
        return own.write(buffer, offset, length, position);
      },
      truncate(size = 0) {
        ops.push({ kind: 'truncate', node, size, label: `truncate ${name} to ${size}` });
        return own.truncate(size);
      },
      sync: flush(file.sync.bind(file), 'fsync'),
      datasync: flush(file.datasync.bind(file), 'fdatasync'),
      ...Object.fromEntries(UNKNOWN_ON_HANDLE.map((what) => [what, fail(what)])),
    });
  }

  const promises = {
    async open(path: string, flags: string | number = 'r', mode?: number) {
      if (!live.isInside(path)) return real.open(path, flags, mode);
      const before = live.find(path);
      const file = await real.open(path, flags, mode);
      const name = live.short(path);
      if (before === null) {
        const { node, change } = live.add(path, 'file');
        names(`create ${name}`, change);
        return recordHandle(file, node, name);
      }
      if (typeof flags === 'string' && flags.startsWith('w'))
        ops.push({ kind: 'truncate', node: before, size: 0, label: `truncate ${name} to 0` });
      return recordHandle(file, before, name);
    },
    async rename(from: string, to: string) {
      await real.rename(from, to);
      if (!live.isInside(from)) return;
      const node = live.find(from);
      names(`rename ${live.short(from)} to ${live.short(to)}`, live.point(from, null), live.point(to, node));
    },
    async link(from: string, to: string) {
      await real.link(from, to);
      if (live.isInside(from)) names(`link ${live.short(to)}`, live.point(to, live.find(from)));
    },
    async rm(path: string, options?: RmOptions) {
      const all = live.isInside(path) ? below(path) : [];
      await real.rm(path, options);
      for (const one of all) removed(one);
    },
    async mkdir(path: string, options?: MakeDirectoryOptions) {
      const folders = live.isInside(path) ? missingAbove(path) : [];
      const answer = await real.mkdir(path, options);
      made(folders);
      return answer;
    },
    ...Object.fromEntries(
      UNKNOWN.map((what) => [
        what,
        (path: string, ...rest: readonly unknown[]) => {
          if (live.isInside(path)) throw new Error(`${what} of ${live.short(path)} is not recorded`);
          return Reflect.apply(real[what], fsPromises, [path, ...rest]);
        },
      ]),
    ),
  };
  const sync = {
    mkdirSync(path: string, options?: MakeDirectoryOptions) {
      const folders = live.isInside(path) ? missingAbove(path) : [];
      const answer = realSync.mkdirSync(path, options);
      made(folders);
      return answer;
    },
    rmSync(path: string, options?: RmOptions) {
      const all = live.isInside(path) ? below(path) : [];
      realSync.rmSync(path, options);
      for (const one of all) removed(one);
    },
    writeFileSync(path: string | number, text: string, options?: { readonly mode: number }) {
      realSync.writeFileSync(path, text, options);
      if (typeof path !== 'string' || !live.isInside(path)) return;
      const known = live.find(path);
      const { node, change } =
        known === null ? live.add(path, 'file') : { node: known, change: live.point(path, known) };
      names(`create ${live.short(path)}`, change);
      const bytes = Buffer.from(text);
      ops.push({ kind: 'write', node, at: 0, bytes, label: `write ${live.short(path)}` });
    },
    fsyncSync() {
      throw new Error('fsyncSync is not recorded');
    },
    renameSync() {
      throw new Error('renameSync is not recorded');
    },
  };
  const own = { promises, sync };
  Object.assign(fsPromises, promises);
  Object.assign(fsSync, sync);
  syncBuiltinESMExports();

  return {
    first: live.first,
    ops,
    isFolder: live.isFolder,
    stop() {
      Object.assign(fsPromises, only(real, Object.keys(own.promises)));
      Object.assign(fsSync, only(realSync, Object.keys(own.sync)));
      syncBuiltinESMExports();
    },
  };
}

function only(all: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
