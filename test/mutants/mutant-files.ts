import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { root } from '../../build/paths.mjs';

/** Sources that are mutated together, because the same tests cover them. */
export interface Batch {
  readonly name: string;
  readonly files: readonly string[];
  /** Tests to try, where all of them would take a night for one folder: what these let live others may still notice. */
  readonly tests: readonly string[] | null;
}

const NEAREST: Readonly<Record<string, readonly string[]>> = {
  'renderer/vault/crypto': [
    'unit/vault/crypto',
    'vectors/**/*',
    'laws/vault/sealed-things',
    'unit/vault/one-leave',
  ],
  'renderer/vault/keys': [
    'unit/vault/{crypto,keys,secrets,damage}*',
    'vectors/vault/*',
    'laws/vault/sealed-things',
  ],
  'renderer/vault/journal': [
    'unit/vault/{journal,frames,damage,torn}*',
    'vectors/vault/*',
    'laws/vault/sealed-things',
  ],
  'electron/main/journal': ['unit/main/*'],
  'electron/main/disk': ['unit/main/*'],
  'electron/main/vault-folder': ['unit/main/*'],
};

const TYPES_ONLY = ['renderer/vault/api.ts', 'renderer/vault/commands.ts', 'renderer/vault/questions.ts'];

/** The vault and what of main imports no Electron, a batch per folder, those that guard the keys first. */
export async function mutantBatches(): Promise<readonly Batch[]> {
  const files = [...(await sourcesIn('renderer/vault')), ...(await sourcesIn('electron/main'))].filter(
    (file) => !TYPES_ONLY.includes(file) && !/from 'electron'/.test(readFileSync(join(root, file), 'utf8')),
  );
  const folders = [...new Set(files.map((file) => dirname(file)))].toSorted(
    (one, other) => rank(one) - rank(other) || (one < other ? -1 : 1),
  );
  return folders.map((folder) => ({
    name: folder.replaceAll('/', '-'),
    files: files.filter((file) => dirname(file) === folder).toSorted(),
    tests: NEAREST[folder] ?? null,
  }));
}

const FIRST = [
  'crypto',
  'keys',
  'vault/journal',
  'main/journal',
  'opening',
  'main/vault-folder',
  'vault/backup',
];

function rank(folder: string): number {
  const at = FIRST.findIndex((name) => folder.endsWith(name));
  return at === -1 ? FIRST.length : at;
}

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
