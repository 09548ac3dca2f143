import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Every test that can notice a mutant of the vault or of main; the boundaries check sources and would notice nothing. */
const all = [
  'unit/vault',
  'unit/vault-backup',
  'unit/vault-files',
  'unit/main',
  'unit/records',
  'laws/vault',
  'vectors',
].map((folder) => `${folder}/**/*`);
/** The tests nearest to a batch, as `run.ts` names them. */
const nearest = process.env['CASEKEEP_MUTANT_TESTS']?.split(' ');
const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  test: {
    environment: 'node',
    include: (nearest ?? all).map((tests) => `test/${tests}.test.{ts,tsx}`),
    // The first reads the sources as text, and Stryker has written into them; the second plays whole lives for minutes.
    exclude: ['test/unit/vault/kdf-cost.test.ts', 'test/laws/vault/histories.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
