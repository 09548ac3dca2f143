import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { out, root } from '../../../build/paths.mjs';
import { type Order, report, type Report } from './order';
import type { Template } from './template';

/** Plays an order in a process of its own: it ends with everything that its vaults still held. */
export type Play = (order: Omit<Order, 'folder'>) => Promise<Report>;

/** The template is written down once; every process copies its profile. */
export async function playsHistories(folder: string, template: Template): Promise<Play> {
  await writeFile(join(folder, 'template.json'), JSON.stringify(template));
  const script = await bundled();
  return async (order) => {
    const said = await outputOf(script, JSON.stringify({ ...order, folder }));
    return report.parse(JSON.parse(said));
  };
}

/** A file of its own, so that a start costs what a start of Node costs. */
async function bundled(): Promise<string> {
  const outDir = join(out, 'faults');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, 'test/faults/histories/histories-process.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'histories.mjs' } },
    },
  });
  return join(outDir, 'histories.mjs');
}

function outputOf(script: string, order: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, order], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes.toString();
    });
    child.once('close', (code) => {
      if (code === 0 && said !== '') resolve(said);
      else reject(new Error(`a process of histories ended with ${String(code)}: ${complaint.slice(-2000)}`));
    });
  });
}
