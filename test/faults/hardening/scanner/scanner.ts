import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { findRuntime } from '../../../../build/electron-runtime.mjs';
import { out, root } from '../../../../build/paths.mjs';
import { runCommand } from '../../../../build/run-command.mjs';
import { notRun, type Proof } from '../../proof';
import { explainedIn } from '../explained';

const WHAT = 'public scanner for Electron (electronegativity) on the built JavaScript';
const HEADING = 'What the public scanner finds';
const HERE = 'test/faults/hardening/scanner';

const report = z.object({
  globalChecks: z.number(),
  atomicChecks: z.number(),
  errors: z.array(z.object({ file: z.string(), message: z.string() })),
  issues: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      location: z.object({ line: z.number(), column: z.number() }),
    }),
  ),
  parsed: z.array(z.string()),
});
type Report = z.infer<typeof report>;

/** Code that any such scanner must find something in: one that finds nothing here proves nothing. */
const CONTROL = `const { BrowserWindow, shell } = require('electron');
const window = new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false } });
window.webContents.on('new-window', (event, url) => shell.openExternal(url));
eval(location.hash);
`;
const CONTROL_IDS = [
  'CONTEXT_ISOLATION_JS_CHECK',
  'SANDBOX_JS_CHECK',
  'OPEN_EXTERNAL_JS_CHECK',
  'LIMIT_NAVIGATION_GLOBAL_CHECK',
  'PERMISSION_REQUEST_HANDLER_GLOBAL_CHECK',
];

/**
 * Installs the scanner by its own lock file, in a folder of its own, and holds what it finds against the table of
 * `electron/README.md`, both ways.
 */
export async function scanner(): Promise<Proof> {
  const work = await mkdtemp(join(tmpdir(), 'casekeep-scanner-'));
  try {
    for (const name of ['package.json', 'package-lock.json'])
      await cp(join(root, HERE, name), join(work, name));
    const installed = await runCommand(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', work],
      {
        quiet: true,
        timeoutMs: 300_000,
      },
    );
    if (installed.code !== 0) return notRun(WHAT, `npm ci failed: ${installed.output.slice(-600)}`);
    const code = await theBuiltCode(join(work, 'code'));
    await mkdir(join(work, 'control'));
    await writeFile(join(work, 'control', 'weak.js'), CONTROL);
    const control = await scan(work, 'control');
    const found = await scan(work, 'code');
    return judge(found, code, control);
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A copy under names that the scanner reads: it knows `.js` and `.html`, not `.cjs`. */
async function theBuiltCode(folder: string): Promise<readonly string[]> {
  await cp(join(out, 'renderer'), join(folder, 'renderer'), {
    recursive: true,
    filter: (path) => !path.endsWith('.map'),
  });
  for (const name of ['main', 'preload']) await cp(join(out, `${name}.cjs`), join(folder, `${name}.js`));
  const all = await readdir(folder, { recursive: true });
  const code = all.filter((name) => /\.(?:[cm]?js|html)$/.test(name));
  const unread = code.filter((name) => !/\.(?:js|html)$/.test(name));
  if (unread.length > 0) throw new Error(`the scanner would pass over ${unread.join(', ')}`);
  return code;
}

async function scan(work: string, folder: string): Promise<Report> {
  const file = join(work, `${folder}.json`);
  const { version } = await findRuntime();
  const args = ['build/run-ts.mjs', `${HERE}/scan.ts`, work, join(work, folder), version, file];
  const done = await runCommand(process.execPath, args, { quiet: true, timeoutMs: 180_000 });
  if (done.code !== 0) throw new Error(`the scanner ended with ${done.code}: ${done.output.slice(-600)}`);
  const found = report.parse(JSON.parse(await readFile(file, 'utf8')));
  const keyed = found.issues.map(async (issue) => ({
    ...issue,
    file: await placeOf(join(work, folder), issue.file, issue.location),
  }));
  return { ...found, issues: await Promise.all(keyed) };
}

/** File without the build's digest, and the code that is meant: a whole line, or one call of a line without end. */
async function placeOf(
  folder: string,
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
): Promise<string> {
  if (line === 0) return 'all';
  const text = (await readFile(join(folder, file), 'utf8')).split('\n')[line - 1] ?? '';
  const said = text.length < 300 ? text.trim() : /^[\w.$]+\(?/.exec(text.slice(column))?.[0];
  return `${file.replace(/-[\w-]{8}\.js$/, '.js')}: ${said ?? '?'}`;
}

function judge(found: Report, code: readonly string[], control: Report): Proof {
  const explained = explainedIn(HEADING).map(([id = '', where = '']) => `${id} | ${where}`);
  const keys = found.issues.map(({ id, file }) => `${id} | ${file}`);
  const count = (all: readonly string[], key: string) => all.filter((one) => one === key).length;
  const unexplained = keys.filter((key) => count(keys, key) > count(explained, key));
  const stale = explained.filter((key) => count(explained, key) > count(keys, key));
  const seen = new Set(control.issues.map(({ id }) => id));
  const blind = CONTROL_IDS.filter((id) => !seen.has(id));
  return {
    what: WHAT,
    tried: found.parsed.length,
    found: keys.length,
    lost: 0,
    leaked: unexplained.length,
    note: `${found.globalChecks + found.atomicChecks} checks on ${found.parsed.length} of ${code.length} built files; ${keys.length} findings, all explained in electron/README.md: ${keys.length - unexplained.length}; control: ${control.issues.length} findings in weak code`,
    failures: [
      ...unexplained.map((key) => `not explained: ${key}`),
      ...stale.map((key) => `explained, but no longer found: ${key}`),
      ...found.errors.map(({ file, message }) => `not parsed: ${basename(file)}: ${message}`),
      ...(found.parsed.length === code.length && code.length > 0
        ? []
        : [`parsed ${found.parsed.length} of ${code.length} files`]),
      ...blind.map((id) => `the control was not found by ${id}`),
    ],
  };
}
