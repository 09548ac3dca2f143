import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** One project per kind of proof, so that `--project laws` runs just that kind. */
const project = (name: string, timeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    exclude: ['test/boundaries/offenders/**'],
    testTimeout: timeout,
    hookTimeout: timeout,
  },
});

export default defineConfig({
  root,
  cacheDir: resolve(root, 'out/.vitest'),
  test: {
    environment: 'node',
    passWithNoTests: true,
    // Two workers: the machines that run this have two cores, and Argon2id takes what it gets.
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      project('unit', 60_000),
      project('laws', 120_000),
      project('vectors', 60_000),
      project('boundaries', 180_000),
    ],
  },
});
