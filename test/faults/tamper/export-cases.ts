import { copyFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashesBelow } from '../bytes/laptop-copies';
import { flip } from './bytes-of';
import type { Verdict } from './judge';
import { verify } from './judge-drive';
import type { Victim } from './victim';

const BLOCK = 512;

/** A part of the archive: where its bytes stand. */
interface ArchivePart {
  readonly name: string;
  readonly head: number;
  readonly bytes: number;
}

/** One way of changing an export file, and what verifying it must say. */
interface ExportTampering {
  readonly name: string;
  readonly said: string;
  tamper(path: string): Promise<unknown>;
}

/** Every part of a one-file export, its headings, and the file cut; looking changes no byte of it. */
export async function judgeExports(victim: Victim, every: number): Promise<readonly Verdict[]> {
  const cases = await exportCases(victim.exportFile);
  const verdicts: Verdict[] = [];
  for (const one of cases.filter((_, nth) => nth % every === 0)) {
    const folder = await mkdtemp(join(tmpdir(), 'casekeep-export-'));
    const path = join(folder, 'all.casekeep');
    await copyFile(victim.exportFile, path);
    try {
      await one.tamper(path);
      const before = await hashesBelow(folder);
      const secret = { kind: 'password', password: victim.now.password } as const;
      const said = await verify(path, join(folder, 'fresh'), secret, 'file');
      const isSame = before.get('all.casekeep') === (await hashesBelow(folder)).get('all.casekeep');
      const failure = one.said.split(' or ').includes(said) ? null : `said "${said}", wanted "${one.said}"`;
      verdicts.push({ name: one.name, lost: 0, failure: isSame ? failure : 'looking changed it' });
    } catch (error) {
      verdicts.push({ name: one.name, lost: 0, failure: `threw ${String(error)}` });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return verdicts;
}

async function exportCases(path: string): Promise<readonly ExportTampering[]> {
  const archive = await readFile(path);
  const parts = partsOf(archive);
  const inPart = parts.flatMap((part): readonly ExportTampering[] => {
    const at = part.head + BLOCK + (part.bytes >> 1);
    const said = SAID.find(([start]) => part.name.startsWith(start))?.[1] ?? '';
    const bit = { name: `export: ${part.name}`, said, tamper: (file: string) => flip(file, at) };
    const head = {
      name: `export: heading of ${part.name}`,
      said: 'damaged:cut-short',
      tamper: (file: string) => flip(file, part.head + 1),
    };
    return part.bytes === 0 ? [head] : [bit, head];
  });
  const cuts = [0.02, 0.3, 0.7, 0.98].map((share) => ({
    name: `export: cut to ${share * 100} %`,
    said: share < 0.1 ? 'damaged:header' : 'damaged:journal or damaged:cut-short',
    tamper: (file: string) => truncate(file, Math.floor(archive.length * share)),
  }));
  return [...inPart, ...cuts];
}

/** One of two copies does no harm; the word of the manifest and of the list is not needed for a whole one. */
const SAID: readonly (readonly [string, string])[] = [
  ['header', 'whole'],
  ['keyring', 'whole'],
  ['tombstones', 'whole'],
  ['manifest', 'whole'],
  ['state.json', 'whole'],
  ['journal', 'damaged:journal'],
  ['files', 'damaged:file'],
];

function partsOf(archive: Buffer): readonly ArchivePart[] {
  const parts: ArchivePart[] = [];
  for (let head = 0; head + BLOCK <= archive.length && archive[head] !== 0; ) {
    const name = archive.toString('utf8', head, archive.indexOf(0, head));
    const bytes = Number.parseInt(archive.toString('latin1', head + 124, head + 135), 8);
    parts.push({ name, head, bytes });
    head += BLOCK * (1 + Math.ceil(bytes / BLOCK));
  }
  return parts;
}
