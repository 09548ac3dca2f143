import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../build/paths.mjs';
import type { Sabotage } from './sabotages';

const PARTS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'build',
  'electron',
  'renderer',
  'test',
];

/** A copy of the project's sources with one thing broken. The sources themselves are never touched. */
export interface BrokenCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function brokenCopy({ file, find, times, replace }: Sabotage): Promise<BrokenCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-broken-'));
  const isOurs = (path: string) => !path.includes('node_modules') && !path.includes('__pycache__');
  for (const part of PARTS)
    await cp(join(root, part), join(folder, part), { recursive: true, filter: isOurs });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const found = text.split(find).length - 1;
  if (found !== times) throw new Error(`${file} says "${find}" ${found} times instead of ${times}`);
  await writeFile(
    path,
    text.replaceAll(find, () => replace),
  );
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
