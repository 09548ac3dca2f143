import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { readManifest } from './manifest.mjs';
import { isStarted, out, root } from './paths.mjs';
import { PlainError, runMain } from './print.mjs';

/**
 * Builds main, preload and the page into out/, by way of a folder of its own, so that a build that fails
 * or runs beside another leaves the last good one standing.
 * @param {{ forPackage?: boolean, developmentOnly?: boolean }} [options]
 *   forPackage: no source maps; developmentOnly: the start screen says that this is not a release.
 */
export async function bundle(options = {}) {
  const started = performance.now();
  const staging = join(out, `staging-${process.pid}`);
  const sourcemap = !options.forPackage;
  try {
    await mkdir(staging, { recursive: true });
    await bundleForElectron('electron/main/main.ts', 'main.cjs', staging, sourcemap);
    await bundleForElectron('electron/preload/preload.ts', 'preload.cjs', staging, sourcemap);
    await bundlePage(join(staging, 'renderer'), sourcemap);
    const manifest = await readManifest(join(staging, 'renderer'), options.developmentOnly ?? false);
    await writeFile(join(staging, 'manifest.json'), JSON.stringify(manifest, null, 2));
    await putInPlace(staging);
    const files = Object.keys(manifest.files).length;
    console.log(
      `Built main, preload and ${files} page files in ${Math.round(performance.now() - started)} ms`,
    );
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * CommonJS for Node 18 and newer: Electron 25 and 45 both read it. Everything but Electron and Node is inside.
 * @param {string} entry
 * @param {string} fileName
 * @param {string} folder
 * @param {boolean} sourcemap
 */
async function bundleForElectron(entry, fileName, folder, sourcemap) {
  if (!existsSync(join(root, entry))) throw new PlainError(`Cannot build: ${entry} does not exist.`);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node18',
      sourcemap,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        external: ['electron', ...builtinModules, /^node:/],
        output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false },
      },
    },
  });
}

/** Mantine marks every file "use client", for servers that render React; and timings that help nobody. */
const dull = new Set(['MODULE_LEVEL_DIRECTIVE', 'PLUGIN_TIMINGS']);

/**
 * The page and its workers. Nothing is inlined: the content security policy lets no inline script run.
 * @param {string} folder
 * @param {boolean} sourcemap
 */
async function bundlePage(folder, sourcemap) {
  await build({
    configFile: false,
    root: join(root, 'renderer'),
    base: '/',
    publicDir: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome114',
      cssTarget: 'chrome114',
      sourcemap,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      reportCompressedSize: false,
      rolldownOptions: {
        onLog: (level, log, handle) => dull.has(log.code ?? '') || handle(level, log),
      },
    },
  });
}

/** @param {string} staging */
async function putInPlace(staging) {
  const old = join(out, `old-${process.pid}`);
  if (existsSync(join(out, 'renderer'))) await rename(join(out, 'renderer'), old);
  await rename(join(staging, 'renderer'), join(out, 'renderer'));
  for (const name of ['main.cjs', 'preload.cjs', 'main.cjs.map', 'preload.cjs.map', 'manifest.json']) {
    if (existsSync(join(staging, name))) await rename(join(staging, name), join(out, name));
    else await rm(join(out, name), { force: true });
  }
  await rm(old, { recursive: true, force: true });
}

if (isStarted(import.meta.filename)) await runMain(() => bundle());
