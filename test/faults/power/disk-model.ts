import type { Disk, DiskOp, DiskRecording } from './disk-op';

export type NamesOp = Extract<DiskOp, { kind: 'names' }>;
export type BytesOp = Extract<DiskOp, { kind: 'write' | 'truncate' }>;

/** The disk after so many operations: what is durable, and what only stands in memory so far. */
export interface Moment {
  /** How many operations were asked for. */
  readonly at: number;
  readonly durable: Disk;
  /** Changes of names that no fsync of their folder followed, in order. */
  readonly names: readonly NamesOp[];
  /** Per file, writes and truncations that no fsync followed, in order. */
  readonly bytes: ReadonlyMap<number, readonly BytesOp[]>;
  /** How often the durable bytes of a file have changed: equal numbers, equal bytes. */
  version(node: number): number;
  isFolder(node: number): boolean;
}

interface Pending<Op> {
  readonly index: number;
  readonly op: Op;
}

/**
 * A POSIX disk: bytes of a file are durable after its fsync, a name after the fsync of its folder, and nothing else is.
 * Walks through a recording and shows the disk after each operation; a moment is good until the next one.
 */
export function* momentsOf({ first, ops, isFolder }: DiskRecording): Generator<Moment> {
  const durable: Disk = {
    files: new Map(first.files),
    folders: new Map([...first.folders].map(([node, names]) => [node, new Map(names)])),
  };
  const versions = new Map<number, number>();
  let names: Pending<NamesOp>[] = [];
  const bytes = new Map<number, Pending<BytesOp>[]>();

  const flush = (node: number, upTo: number): void => {
    const own = names.filter(
      ({ index, op }) => index < upTo && op.changes.every((change) => change.folder === node),
    );
    for (const { op } of own) applyNames(durable.folders, op);
    names = names.filter((one) => !own.includes(one));
    const pending = bytes.get(node) ?? [];
    const flushed = pending.filter(({ index }) => index < upTo);
    if (flushed.length === 0) return;
    const before = durable.files.get(node) ?? Buffer.alloc(0);
    durable.files.set(
      node,
      flushed.reduce((content, { op }) => applyBytes(content, op), before),
    );
    versions.set(node, (versions.get(node) ?? 0) + 1);
    const left = pending.filter(({ index }) => index >= upTo);
    if (left.length > 0) bytes.set(node, left);
    else bytes.delete(node);
  };
  const moment = (at: number): Moment => ({
    at,
    durable,
    names: names.map(({ op }) => op),
    bytes: new Map([...bytes].map(([node, all]) => [node, all.map(({ op }) => op)])),
    version: (node) => versions.get(node) ?? 0,
    isFolder,
  });

  yield moment(0);
  for (const [index, op] of ops.entries()) {
    if (op.kind === 'names') names.push({ index, op });
    else if (op.kind === 'sync') flush(op.node, op.upTo);
    else bytes.set(op.node, [...(bytes.get(op.node) ?? []), { index, op }]);
    yield moment(index + 1);
  }
}

/**
 * Lays a change of names over folders. Where a folder that is not empty still stands under the name, the change cannot
 * have been done without what moved that one away: then it counts as not done.
 */
export function applyNames(folders: Map<number, Map<string, number>>, { changes }: NamesOp): void {
  const isTaken = changes.some(({ folder, name, node }) => {
    const standing = folders.get(folder)?.get(name);
    const inside = standing === undefined ? undefined : folders.get(standing);
    return node !== null && standing !== node && inside !== undefined && inside.size > 0;
  });
  if (isTaken) return;
  for (const { folder, name, node } of changes) {
    const names = folders.get(folder) ?? new Map<string, number>();
    if (node === null) names.delete(name);
    else names.set(name, node);
    folders.set(folder, names);
  }
}

/** Bytes after a write or truncation that reached the disk whole. */
export function applyBytes(before: Buffer, op: BytesOp): Buffer {
  if (op.kind === 'truncate') {
    const after = Buffer.alloc(op.size);
    before.copy(after, 0, 0, op.size);
    return after;
  }
  const after = Buffer.alloc(Math.max(before.length, op.at + op.bytes.length));
  before.copy(after);
  op.bytes.copy(after, op.at);
  return after;
}
