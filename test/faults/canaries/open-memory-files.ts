import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

/** Files that stand nowhere on a disk, held open by a process: shared memory, and what was deleted while in use. */
export function openMemoryFiles(pid: number): readonly { readonly name: string; readonly content: Buffer }[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const path = `/proc/${pid}/fd/${fd}`;
    try {
      const name = readlinkSync(path);
      const isElsewhere = /^\/(memfd:|dev\/shm\/)| \(deleted\)$/.test(name);
      return isElsewhere && statSync(path).isFile() ? [{ name, content: readFileSync(path) }] : [];
    } catch {
      return [];
    }
  });
}
