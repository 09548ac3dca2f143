import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Disk, NameChange } from './disk-op';

/** Which file or folder stands under which name right now, while a life is recorded. */
export interface LiveNames {
  /** What stood there at the beginning. */
  readonly first: Disk;
  /** True for a path below the recorded folder. */
  isInside(path: string): boolean;
  find(path: string): number | null;
  isFolder(node: number): boolean;
  /** A new file or folder under this name; answers its number and the change it is. */
  add(path: string, what: 'file' | 'folder'): { readonly node: number; readonly change: NameChange };
  point(path: string, node: number | null): NameChange;
  /** As it is shown to people. */
  short(path: string): string;
}

export function liveNames(root: string): LiveNames {
  const first = diskOf(root);
  const folders = new Map([...first.folders].map(([node, names]) => [node, new Map(names)]));
  let next = 1 + Math.max(...first.files.keys(), ...first.folders.keys());
  const parts = (path: string) => relative(root, path).split(sep);

  function find(path: string): number | null {
    let node = 0;
    for (const name of path === root ? [] : parts(path)) {
      const found = folders.get(node)?.get(name);
      if (found === undefined) return null;
      node = found;
    }
    return node;
  }

  function point(path: string, node: number | null): NameChange {
    const folder = find(join(path, '..'));
    const names = folder === null ? undefined : folders.get(folder);
    if (folder === null || names === undefined) throw new Error(`the folder of ${path} was never made`);
    const name = parts(path).at(-1) ?? '';
    if (node === null) names.delete(name);
    else names.set(name, node);
    return { folder, name, node };
  }

  return {
    first,
    find,
    point,
    isInside: (path) => path === root || path.startsWith(`${root}${sep}`),
    isFolder: (node) => folders.has(node),
    add(path, what) {
      const node = next;
      next += 1;
      if (what === 'folder') folders.set(node, new Map());
      return { node, change: point(path, node) };
    },
    short: (path) => relative(root, path),
  };
}

/** What stands on the real disk, hard links as such. */
function diskOf(root: string): Disk {
  const files = new Map<number, Buffer>();
  const folders = new Map<number, Map<string, number>>([[0, new Map()]]);
  const byInode = new Map<number, number>();
  let last = 0;
  const walk = (path: string, names: Map<string, number>): void => {
    for (const name of readdirSync(path)) {
      const facts = lstatSync(join(path, name));
      const known = facts.isFile() ? byInode.get(facts.ino) : undefined;
      const node = known ?? ++last;
      names.set(name, node);
      if (known !== undefined) continue;
      byInode.set(facts.ino, node);
      if (facts.isFile()) files.set(node, readFileSync(join(path, name)));
      else {
        const inside = new Map<string, number>();
        folders.set(node, inside);
        walk(join(path, name), inside);
      }
    }
  };
  walk(root, folders.get(0) ?? new Map());
  return { files, folders };
}
