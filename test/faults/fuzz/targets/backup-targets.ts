import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readableBytes } from '../../../../electron/main/backup/write-compared';
import { DiskTrouble } from '../../../../electron/main/disk/disk-trouble';
import { findBackup } from '../../../../electron/main/source/find-backup';
import { readFolderSource } from '../../../../electron/main/source/folder-source';
import { glanceAtSource, type SourceParts, surveySource } from '../../../../electron/main/source/source';
import { tarParts } from '../../../../electron/main/source/tar-source';
import { verifySource } from '../../../../renderer/vault/backup/verify-source';
import { instant } from '../../../../renderer/domain/instant';
import { argon, type ArgonOutcome } from '../../../../renderer/vault/crypto/argon';
import { base64 } from '../../../../renderer/vault/crypto/base64';
import type { Derive } from '../../../../renderer/vault/keys/slot-secret';
import { concat } from '../../../../renderer/vault/crypto/bytes';
import { Finding, onlyTyped, type Target } from '../engine/target';
import type { Golden } from '../golden';
import { sourcePort } from '../memory-source';
import { type TarPart, tarOf, withTarChecks } from '../tar';

const KINDS = [
  'whole',
  'damaged',
  'wrong-secret',
  'recovery-key-mistyped',
  'newer-version',
  'other-vault',
  'not-enough-memory',
  'storage-failed',
  'vanished',
  'cancelled',
];
const isTrouble = (error: unknown): boolean => error instanceof DiskTrouble;

/** One-file exports and drive folders: read as a source, and verified as a restore does before its first write. */
export async function backupTargets(golden: Golden, folder: string): Promise<readonly Target[]> {
  const derive = knownCostsOnly();
  const secret = { kind: 'password', password: golden.password } as const;
  const now = () => instant.parse('2026-11-23T10:00:00.000Z');
  const parts = partsOf(golden);
  const archive = tarOf(parts);

  const look = async (source: SourceParts): Promise<void> => {
    await surveySource(source);
    await glanceAtSource(source);
  };
  const restore = async (source: SourceParts): Promise<void> => {
    const { port, writes } = sourcePort(source);
    const { outcome } = await verifySource(
      { port, derive, now },
      'memory-source',
      secret,
      () => undefined,
      () => false,
    );
    if (!KINDS.includes(outcome.kind)) throw new Finding(`a backup is ${outcome.kind}`);
    if (writes() > 0) throw new Finding('a backup that was looked at made somebody write');
  };
  const asTar = async (bytes: Uint8Array, use: (source: SourceParts) => Promise<void>): Promise<void> => {
    const source = await onlyTyped(() => tarParts(readableBytes(bytes)), isTrouble);
    if (source !== undefined) await onlyTyped(() => use(source), isTrouble);
  };
  return [
    {
      name: 'export',
      seeds: [archive],
      words: ['ustar', 'header-2.a', 'files/', '777777777777'],
      run: (input) => asTar(input, look),
    },
    {
      name: 'export behind its checksums',
      seeds: [tarOf(parts.slice(0, 3)), archive],
      words: ['header-999.a', '../', 'journal/', 'manifest', '77777777777'],
      run: (input) => asTar(withTarChecks(input), look),
    },
    {
      name: 'restore',
      seeds: [archive, tarOf(parts.filter(({ name }) => !name.startsWith('files/')))],
      run: (input) => asTar(withTarChecks(input), restore),
    },
    {
      name: 'names on a drive',
      seeds: [
        Buffer.from(
          `Casekeep 00000000 ${golden.branch}/header-1.a\nheader-1.b\njournal/${golden.branch}-00001.seg\nfiles/x`,
        ),
      ],
      words: [
        'header-999999999.a',
        'keyring-1.b',
        '\n',
        'state.json',
        'tombstones',
        'Casekeep ',
        'journal/',
        'manifest',
      ],
      async run(input) {
        await fill(folder, Buffer.from(input).toString('utf8').split('\n').slice(0, 8));
        const before = await shapeOf(folder);
        const found = await findBackup(folder);
        const sources = found === null ? [folder] : [folder, found.folder];
        for (const one of sources)
          await onlyTyped(async () => look(await readFolderSource(one)), isMissingOr(isTrouble));
        if ((await shapeOf(folder)) !== before) throw new Finding('looking at a drive changed it');
      },
    },
  ];
}

function partsOf({ vault, branch }: Golden): readonly TarPart[] {
  return [
    { name: 'header-1.a', bytes: vault.header },
    { name: 'keyring-1.a', bytes: vault.keyring },
    ...Object.entries(vault.journal).map(([name, bytes]) => ({ name: `journal/${name}`, bytes })),
    ...Object.entries(vault.files).map(([name, bytes]) => ({ name: `files/${name}`, bytes })),
    { name: 'tombstones', bytes: vault.tombstones },
    {
      name: 'manifest',
      bytes: concat(Buffer.from(branch).subarray(0, 24), vault.tombstones.subarray(0, 200)),
    },
  ];
}

/** The frozen header's own cost is paid once for each salt; anything dearer is answered without paying. */
function knownCostsOnly(): Derive {
  const known = new Map<string, Promise<ArgonOutcome>>();
  return (input) => {
    if (input.operations > 1 || input.memoryBytes > 8 * 1024 * 1024)
      return Promise.resolve({ kind: 'not-enough-memory' });
    const name = base64(input.salt);
    const derived =
      known.get(name) ??
      (known.size > 3 ? Promise.resolve({ kind: 'not-enough-memory' as const }) : argon(input));
    known.set(name, derived);
    return derived;
  };
}

/** A folder with these names in it; what cannot be a name is left out, and nothing lands outside. */
async function fill(folder: string, names: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const name of names) {
    const steps = name
      .split('/')
      .filter((step) => step !== '' && step !== '.' && step !== '..')
      .slice(0, 3);
    if (steps.length === 0 || steps.some((step) => step.includes('\0') || Buffer.byteLength(step) > 200))
      continue;
    await mkdir(join(folder, ...steps.slice(0, -1)), { recursive: true }).catch(() => undefined);
    await writeFile(join(folder, ...steps), name).catch(() => undefined);
  }
}

async function shapeOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (path) => `${path}=${await readFile(path, 'latin1')}`));
  return [...entries.map((entry) => join(entry.parentPath, entry.name)), ...contents].sort().join('\n');
}

/** A file where a folder should be is an answer of the system that `storage/serve.ts` knows. */
function isMissingOr(isTyped: (error: unknown) => boolean): (error: unknown) => boolean {
  return (error) =>
    isTyped(error) ||
    (error instanceof Error &&
      'code' in error &&
      ['ENOTDIR', 'ENOENT', 'EISDIR'].includes(String(error.code)));
}
