import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARGON_FLOOR, calibrate } from '../../../renderer/vault/crypto/calibrate';
import type { ArgonInput } from '../../../renderer/vault/crypto/argon';
import { root } from '../../../build/paths.mjs';

const MIB = 1024 * 1024;

/** Every source file of the app, by its path. */
async function sources(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const zone of ['renderer', 'electron']) {
    for (const entry of await readdir(join(root, zone), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      found.set(path.slice(root.length + 1), await readFile(path, 'utf8'));
    }
  }
  return found;
}

const named = (files: ReadonlyMap<string, string>, words: RegExp) =>
  [...files].filter(([, text]) => words.test(text)).map(([path]) => path);

test('when a machine is as fast as can be or as slow as can be, then a password costs at least 64 MiB and three rounds', async () => {
  const asked: ArgonInput[] = [];
  const derive = async (input: ArgonInput) => {
    asked.push(input);
    return { kind: 'not-enough-memory' } as const;
  };
  const clockOf = (tookMs: number) => {
    let reads = 0;
    return () => (reads += 1) * tookMs;
  };

  const costs = [await calibrate(derive, clockOf(0)), await calibrate(derive, clockOf(60_000))];

  expect(ARGON_FLOOR).toEqual({ operations: 3, memoryBytes: 64 * MIB });
  expect(asked.every(({ operations, memoryBytes }) => operations >= 3 && memoryBytes >= 64 * MIB)).toBe(true);
  for (const cost of costs) {
    expect(cost.operations).toBeGreaterThanOrEqual(3);
    expect(cost.memoryBytes).toBeGreaterThanOrEqual(64 * MIB);
  }
});

test('when the app is built, then its worker calibrates, and no setting, flag or variable says what a password costs', async () => {
  const files = await sources();
  const vault = new Map([...files].filter(([path]) => path.startsWith('renderer/vault/')));
  const worker = files.get('renderer/vault/worker.ts') ?? '';

  expect(files.size).toBeGreaterThan(300);
  expect(named(files, /(?<!function )\bmakeVault\(/)).toEqual(['renderer/vault/worker.ts']);
  expect(worker).toMatch(/cost: \(\) => calibrate\(deriveKey, \(\) => performance\.now\(\)\)/);
  expect(worker).toMatch(/derive: deriveKey,/);
  // Numbers of rounds and of bytes stand with the floor and in the published answers, and nowhere else.
  expect(named(vault, /import\.meta\.env|process\.env|location\.(search|hash)|localStorage/)).toEqual([]);
  const cost = /memoryBytes\s*[:=]\s*\d|operations\s*[:=]\s*\d|ARGON_FLOOR/;
  expect(named(files, cost)).toEqual([
    'renderer/vault/crypto/calibrate.ts',
    'renderer/vault/crypto/known-answers.ts',
  ]);
});
