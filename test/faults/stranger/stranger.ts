import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Case, type Proof, summed } from '../proof';
import { aLife, type Life } from './a-life';
import { readByStranger, type StrangerSaid, type StrangerSecret } from './read-by-stranger';

/** A program in another language, written after FORMAT.md alone, reads a backup and its one-file export to the last record. */
export async function stranger(): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-stranger-'));
  try {
    const life = await aLife(folder);
    const [name = ''] = (await readdir(life.drive)).filter((one) => one.startsWith('Casekeep '));
    const backup = join(life.drive, name);
    const before = await namesAndBytes(backup);
    const cases = [
      ...(await opensAll(life, { folder: backup, export: life.exported })),
      ...(await opensNothing(life, backup)),
    ];
    if (before !== (await namesAndBytes(backup)))
      cases.push({ name: 'the backup', lost: 0, failure: 'the reader wrote into it' });
    cases.push(...(await namesDamage(life, backup)));
    const { counts, files } = life.content;
    const records = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const note = `${records} records of ${Object.keys(counts).length} kinds and ${files} files, content digest equal to the vault's own`;
    return summed('a stranger reads a backup: Python after FORMAT.md alone', cases, note);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function opensAll(life: Life, paths: Readonly<Record<string, string>>): Promise<Case[]> {
  const secrets: readonly StrangerSecret[] = [
    { kind: 'password', text: life.password },
    { kind: 'recovery', text: life.recoveryKey },
  ];
  const cases: Case[] = [];
  for (const [what, path] of Object.entries(paths)) {
    for (const secret of secrets) {
      const said = await readByStranger(path, secret);
      cases.push({ name: `${what} by ${secret.kind}`, ...judged(life, said, what === 'folder') });
    }
  }
  return cases;
}

/** A folder carries a manifest, a one-file export none. */
function judged(life: Life, said: StrangerSaid, isFolder: boolean): Omit<Case, 'name'> {
  const content = said.lines.find(({ kind }) => kind === 'content');
  const current = said.lines.filter(({ latest, record }) => latest === true && record !== undefined);
  const wanted = Object.values(life.content.counts).reduce((sum, one) => sum + one, 0);
  const counted = current.filter(({ kind }) => kind !== 'drive').length;
  const wrong = [
    ...(said.code === 0 ? [] : [`ended with ${said.code}: ${said.complaint}`]),
    ...(content?.digest === life.content.digest ? [] : ['the content digest differs']),
    ...(said.lines.some(({ destroyed }) => destroyed === true) ? [] : ['no destroyed frame was met']),
    ...(said.lines.some(({ gone }) => gone === true) ? [] : ['no withdrawn record was met']),
    ...(said.lines.some(({ kind }) => kind === 'tombstone-file') ? [] : ['no tombstone was read']),
    ...(said.lines.some(({ kind }) => kind === 'manifest') === isFolder ? [] : ['the manifest']),
    ...(JSON.stringify(said.lines).includes(life.destroyedName) ? ['a destroyed name was read'] : []),
  ];
  return { lost: Math.max(0, wanted - counted), failure: wrong.length === 0 ? null : wrong.join('; ') };
}

async function opensNothing({ replaced, recoveryKey }: Life, backup: string): Promise<Case[]> {
  const secrets: Readonly<Record<string, StrangerSecret>> = {
    'the password before': { kind: 'password', text: replaced.password },
    'the recovery key before': { kind: 'recovery', text: replaced.recoveryKey },
    'a mistyped recovery key': { kind: 'recovery', text: `${recoveryKey.slice(0, -3)}000` },
    'no password': { kind: 'password', text: '' },
  };
  const cases: Case[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    const { code, lines } = await readByStranger(backup, secret);
    const isRefused = code === 2 && lines.length === 0;
    cases.push({
      name,
      lost: 0,
      failure: isRefused ? null : `ended with ${code} after ${lines.length} lines`,
    });
  }
  return cases;
}

/** It can say no: one bit in a segment, in a file, a segment cut short. */
async function namesDamage(life: Life, backup: string): Promise<Case[]> {
  const one = async (inside: string) => join(backup, inside, (await readdir(join(backup, inside)))[0] ?? '');
  const damages: readonly (readonly [string, string, (bytes: Buffer) => Buffer])[] = [
    ['a bit in the journal', await one('journal'), (bytes) => flipped(bytes, bytes.length >> 1)],
    ['a bit in a file', await one('files'), (bytes) => flipped(bytes, bytes.length - 20)],
    ['a journal cut short', await one('journal'), (bytes) => bytes.subarray(0, -7)],
  ];
  const cases: Case[] = [];
  for (const [name, path, damage] of damages) {
    const whole = await readFile(path);
    await writeFile(path, damage(Buffer.from(whole)));
    const { code, complaint } = await readByStranger(backup, { kind: 'password', text: life.password });
    await writeFile(path, whole);
    const isNamed = code === 1 && complaint.startsWith('damaged:');
    cases.push({ name, lost: 0, failure: isNamed ? null : `ended with ${code}: ${complaint}` });
  }
  return cases;
}

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

async function namesAndBytes(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const told = await Promise.all(
    files.sort().map(async (file) => `${file} ${(await readFile(file)).toString('base64')}`),
  );
  return told.join('\n');
}
