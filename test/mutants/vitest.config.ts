import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests that can notice a mutant of the vault or of main; the boundaries check sources and would notice nothing. */
const folders = [
  'unit/vault',
  'unit/vault-backup',
  'unit/vault-files',
  'unit/main',
  'unit/records',
  'laws/vault',
  'vectors',
];
const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  test: {
    environment: 'node',
    include: folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`),
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
