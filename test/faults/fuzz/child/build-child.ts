import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { out, root } from '../../../../build/paths.mjs';

export interface BuiltChild {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * A program of this project as one file for plain Node: V8 then counts the blocks of one script, and a child starts in a moment.
 * It lies below the project, so that the packages it does not hold are found.
 */
export async function buildChild(entry: string): Promise<BuiltChild> {
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(join(out, 'child-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: ['papaparse'] },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'child.mjs', codeSplitting: false } },
    },
  });
  return { path: join(folder, 'child.mjs'), remove: () => rm(folder, { recursive: true, force: true }) };
}
