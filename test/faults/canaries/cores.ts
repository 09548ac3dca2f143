import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LivingProcess } from '../app/process-tree';

/** Where the kernel would write the memory of these processes if they crashed. */
export function coreFolders(tree: readonly LivingProcess[]): readonly string[] {
  const { folder } = corePattern();
  const own = tree.flatMap(({ pid }) => {
    try {
      return [readlinkSync(`/proc/${pid}/cwd`)];
    } catch {
      return [];
    }
  });
  return [...new Set(folder === null ? own : [folder, ...own])];
}

/** The folder it names, or that another program is given the memory. */
export function corePattern(): { readonly folder: string | null; readonly isPiped: boolean } {
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  const folder = pattern.startsWith('/') ? pattern.slice(0, pattern.lastIndexOf('/')) : null;
  return { folder, isPiped: pattern.startsWith('|') };
}

/** Core files that were written since; they are removed, since they may be huge. */
export function takeCores(folders: readonly string[], since: number): readonly string[] {
  const found = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^core(\.|$)/.test(name))
      .map((name) => join(folder, name))
      .filter((path) => isFileSince(path, since)),
  );
  for (const path of found) rmSync(path, { force: true });
  return found;
}

function isFileSince(path: string, since: number): boolean {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts?.isFile() === true && facts.mtimeMs >= since - 1000;
}

/** As a machine that is set up to keep crashes: what this process starts may leave a core of any size, if the system lets it. */
export function allowCores(): void {
  spawnSync('prlimit', ['--core=unlimited:unlimited', '--pid', String(process.pid)], { stdio: 'ignore' });
}

/** A plain program that aborts under the same limit leaves one: then the app's leaving none means something. */
export function coreControl(folder: string): boolean {
  const since = Date.now();
  spawnSync('sh', ['-c', 'kill -ABRT $$'], { cwd: folder, stdio: 'ignore' });
  const folders = [folder, ...coreFolders([])];
  return takeCores([...new Set(folders)], since).length > 0;
}
