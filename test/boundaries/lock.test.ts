import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingBuilds } from '../../build/complete-lock.mjs';
import { root } from '../../build/paths.mjs';

const text = readFileSync(join(root, 'package-lock.json'), 'utf8');

test('when the lock file is read, then it names no host', () => {
  expect(text).not.toContain('"resolved"');
  expect(Object.keys(JSON.parse(text).packages).length).toBeGreaterThan(100);
});

test('when a tool has builds for other systems, then the lock file lists each, or npm ci would refuse it', () => {
  expect(missingBuilds(JSON.parse(text))).toEqual([]);
});

test('when a build is left out of the lock file, then that is noticed', () => {
  const packages = { 'node_modules/tool': { optionalDependencies: { '@tool/darwin-arm64': '1.0.0' } } };

  expect(missingBuilds({ packages }).map(({ path }) => path)).toEqual(['node_modules/@tool/darwin-arm64']);
});
