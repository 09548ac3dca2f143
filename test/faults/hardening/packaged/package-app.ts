import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../../build/paths.mjs';
import { runCommand } from '../../../../build/run-command.mjs';

export interface Packaged {
  /** The folder that a person would get. */
  readonly folder: string;
  readonly executable: string;
  readonly asar: string;
}

const PARTS = ['package.json', 'package-lock.json', 'tsconfig.json', 'build', 'electron', 'renderer'];

/** `npm run package` in a copy of the tree: what other proofs run from out/ stays as it is. */
export async function packageApp(work: string): Promise<Packaged> {
  const tree = join(work, 'tree');
  await mkdir(tree);
  for (const part of PARTS) await cp(join(root, part), join(tree, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
  const done = await runCommand(process.execPath, [join(tree, 'build/package.mjs'), '--folder-only'], {
    quiet: true,
    cwd: tree,
    timeoutMs: 240_000,
  });
  if (done.code !== 0) throw new Error(`npm run package failed: ${done.output.slice(-800)}`);
  const names = await readdir(join(tree, 'out', 'package'), { withFileTypes: true });
  const made = names.find((entry) => entry.isDirectory() && entry.name.startsWith('linux-'));
  if (made === undefined) throw new Error('npm run package made no folder for Linux');
  const folder = join(tree, 'out', 'package', made.name);
  return { folder, executable: join(folder, 'casekeep'), asar: join(folder, 'resources', 'app.asar') };
}
