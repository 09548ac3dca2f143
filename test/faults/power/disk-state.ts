import { createHash } from 'node:crypto';
import { applyNames, type Moment } from './disk-model';
import type { Outage } from './outage';

/** A disk as a start finds it after an outage: folders above what lies in them, files with the number they are known by. */
export interface DiskState {
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly node: number; readonly bytes: Buffer }[];
  /** Equal for equal states. */
  readonly hash: string;
}

/** Hashes of durable bytes, by file and version: most files of a state are the same as before. */
export type KnownHashes = Map<string, string>;

/** What is left of a moment after an outage. */
export function stateAfter(moment: Moment, outage: Outage, known: KnownHashes): DiskState {
  const { durable } = moment;
  const names = new Map(durable.folders);
  for (const op of outage.names(moment.names)) {
    for (const { folder } of op.changes) names.set(folder, new Map(names.get(folder)));
    applyNames(names, op);
  }
  const folders: string[] = [];
  const files: { path: string; node: number; bytes: Buffer }[] = [];
  const contents = new Map<number, Buffer>();
  const bytesOf = (node: number): Buffer => {
    const before = durable.files.get(node) ?? Buffer.alloc(0);
    const pending = moment.bytes.get(node);
    const bytes = contents.get(node) ?? (pending === undefined ? before : outage.bytes(before, pending));
    contents.set(node, bytes);
    return bytes;
  };
  const hash = createHash('sha256');
  const walk = (node: number, above: string): void => {
    for (const [name, inside] of [...(names.get(node) ?? [])].sort(byName)) {
      const path = above === '' ? name : `${above}/${name}`;
      // A node that was never written to is a file when nobody made it a folder.
      if (moment.isFolder(inside)) {
        folders.push(path);
        hash.update(`${path}/\n`);
        walk(inside, path);
        continue;
      }
      const bytes = bytesOf(inside);
      files.push({ path, node: inside, bytes });
      const key = moment.bytes.has(inside) ? null : `${inside} ${moment.version(inside)}`;
      const digest = (key === null ? undefined : known.get(key)) ?? hashOf(bytes);
      if (key !== null) known.set(key, digest);
      hash.update(`${path} ${digest}\n`);
    }
  };
  walk(0, '');
  return { folders, files, hash: hash.digest('hex') };
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one < other ? -1 : 1;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
