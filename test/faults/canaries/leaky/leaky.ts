import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { root } from '../../../../build/paths.mjs';
import type { Proof } from '../../proof';
import { LEAKS } from './leaks';

/** What the search is worth: a build with every leak planted, made from a copy of the sources, and what it finds of them. */
export async function leakyCanaries(): Promise<readonly Proof[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-leaky-'));
  try {
    await copySources(folder);
    const unplanted = await plantLeaks(folder);
    await run(folder, ['build/bundle.mjs']);
    const answer = join(folder, 'caught.json');
    await run(folder, ['build/run-ts.mjs', 'test/faults/canaries/leaky/run.ts', answer]);
    const caught = z.array(z.string()).parse(JSON.parse(await readFile(answer, 'utf8')));
    const leaks = LEAKS.filter(({ name }) => !name.startsWith('what main needs'));
    const missed = leaks.filter(({ name }) => !caught.includes(name));
    return [
      {
        what: 'canaries in a deliberately leaky build (a control: every leak must be caught)',
        tried: leaks.length,
        found: leaks.length - missed.length,
        lost: 0,
        leaked: 0,
        note: `leaks planted ${leaks.length}, caught ${leaks.length - missed.length}; made from a copy of the sources by replaced text`,
        failures: [...unplanted, ...missed.map(({ name }) => `not caught: ${name}`)],
      },
    ];
  } finally {
    await rm('/dev/shm/casekeep-leak', { force: true });
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function copySources(folder: string): Promise<void> {
  const left = new Set(['node_modules', 'out', '.git']);
  await cp(root, folder, {
    recursive: true,
    filter: (path) => !left.has(relative(root, path).split('/')[0] ?? ''),
  });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** Answers what could not be planted, because its place in the sources is no longer as it was. */
async function plantLeaks(folder: string): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const { name, file, from, to } of LEAKS) {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    if (text.split(from).length === 2)
      await writeFile(
        path,
        text.replace(from, () => to),
      );
    else failures.push(`could not be planted: ${name}`);
  }
  return failures;
}

function run(folder: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...args], {
      cwd: folder,
      env: process.env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
    });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`${args.join(' ')}: ${said.slice(-2000)}`)),
    );
  });
}
