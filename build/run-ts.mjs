import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { out, root } from './paths.mjs';
import { PlainError, runMain } from './print.mjs';

/**
 * Runs a TypeScript file with its arguments: `node build/run-ts.mjs test/bench/run.ts --quick`.
 * The file does its work in top-level await; `import.meta.filename` is the real source file.
 */
await runMain(async () => {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined) throw new PlainError('Usage: node build/run-ts.mjs <file.ts> [arguments]');
  const file = resolve(root, entry);
  process.argv = [process.argv[0] ?? 'node', file, ...args];
  await runnerImport(file, { root, configFile: false, logLevel: 'warn', cacheDir: resolve(out, '.vite') });
});
