import { copyFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Laptop } from '../../fixtures/laptop';
import { idNumber } from '../../fixtures/ids';
import { flip, rewrite } from './bytes-of';
import type { Tampering } from './judge';
import type { Victim } from './victim';

const CHUNK = 64 * 1024 + 17;
const below = ({ profile }: Laptop, ...names: readonly string[]) => join(profile, 'vault', ...names);

/** Every part of a sealed file, and whole files in each other's place: that one file is damaged, and nothing else. */
export function sealedFileCases(victim: Victim): readonly Tampering[] {
  const [long, short] = victim.files;
  if (long === undefined || short === undefined) throw new Error('two files are needed');
  const fields = {
    magic: 3,
    'zero field': 9,
    'sealed key': 20,
    'tag of the sealed key': 85,
    'stream header': 95,
    'first chunk': 200,
    'tag of the first chunk': 112 + CHUNK - 3,
    'last chunk': -2000,
    'last byte': -1,
  };
  const file = (name: string, tamper: (path: string, laptop: Laptop) => Promise<unknown>): Tampering => ({
    name: `sealed file: ${name}`,
    tamper: (laptop) => tamper(below(laptop, 'files', long.fileId), laptop),
    said: 'open',
    contents: new Map([...victim.now.contents, [`file of ${long.id}`, 'damaged']]),
  });
  return [
    ...Object.entries(fields).map(([name, at]) => file(name, (path) => flip(path, at))),
    file('cut by a byte', (path) => rewrite(path, (bytes) => bytes.subarray(0, -1))),
    file('cut after a chunk', (path) => truncate(path, 112 + CHUNK)),
    file('a byte longer', (path) => rewrite(path, (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]))),
    file('its last chunk twice', (path) =>
      rewrite(path, (bytes) => Buffer.concat([bytes, bytes.subarray(112 + CHUNK)])),
    ),
    file('emptied', (path) => truncate(path, 0)),
    file('deleted', (path) => rm(path)),
    file('another file of this vault', (path, laptop) =>
      copyFile(below(laptop, 'files', short.fileId), path),
    ),
    file('a file of another vault', async (path) => {
      const folder = join(victim.foreign.profile, 'vault', 'files');
      await copyFile(join(folder, (await readdir(folder))[0] ?? ''), path);
    }),
  ];
}

/** Drafts: one that does not open is counted and stays, the other one is offered back. */
export function draftCases(victim: Victim): readonly Tampering[] {
  const [one, other] = victim.drafts;
  if (one === undefined || other === undefined) throw new Error('two drafts are needed');
  const without = (...gone: readonly string[]) =>
    new Map([...victim.now.contents].filter(([id]) => !gone.includes(id)));
  const damaged = (name: string, tamper: (path: string, laptop: Laptop) => Promise<unknown>): Tampering => ({
    name: `draft: ${name}`,
    tamper: (laptop) => tamper(below(laptop, 'drafts', one.draftId), laptop),
    said: 'open draft-damaged',
    contents: without(one.line),
  });
  return [
    damaged('its nonce', (path) => flip(path, 2)),
    damaged('in its middle', (path) => flip(path, 60)),
    damaged('its tag', (path) => flip(path, -1)),
    damaged('cut', (path) => truncate(path, 50)),
    damaged('emptied', (path) => truncate(path, 0)),
    damaged('the other draft in its place', (path, laptop) =>
      copyFile(below(laptop, 'drafts', other.draftId), path),
    ),
    damaged('a draft of another vault', (path) =>
      copyFile(join(victim.foreign.profile, 'vault', 'drafts', idNumber(21)), path),
    ),
    // From before a destruction: its key is gone.
    damaged('the one of an earlier day', (path) =>
      copyFile(join(victim.earlier.profile, 'vault', 'drafts', idNumber(21)), path),
    ),
    {
      name: 'draft: under another name as well',
      tamper: (laptop) =>
        copyFile(below(laptop, 'drafts', one.draftId), below(laptop, 'drafts', idNumber(78))),
      said: 'open draft-damaged',
    },
    {
      name: 'draft: deleted (nobody can know of it)',
      tamper: (laptop) => rm(below(laptop, 'drafts', one.draftId)),
      said: 'open',
      contents: without(one.line),
    },
  ];
}

/** The list of destructions: what it lost is written again from the journal. */
export function tombstoneCases(victim: Victim): readonly Tampering[] {
  const mends = /^vault\/tombstones$/;
  const list = (name: string, tamper: (path: string) => Promise<unknown>): Tampering => ({
    name: `list of destructions: ${name}`,
    tamper: (laptop) => tamper(below(laptop, 'tombstones')),
    said: 'open destructions-mended',
    mends,
    also: async (laptop) => {
      const lines = (await readFile(below(laptop, 'tombstones'), 'utf8')).split('\n').filter(Boolean);
      const whole = (await readFile(join(victim.now.profile, 'vault', 'tombstones'), 'utf8')).split('\n');
      const unit = /"unit":"([^"]+)"/.exec(whole[0] ?? '')?.[1] ?? '?';
      return lines.some((line) => line.includes(unit)) ? null : 'it does not hold the destruction again';
    },
  });
  return [
    list('its compartment', (path) => flip(path, 15)),
    list('its unit', (path) => flip(path, 28)),
    list('sealed part', (path) => flip(path, 90)),
    list('its last brace', (path) => flip(path, -2)),
    list('cut', (path) => truncate(path, 60)),
    list('emptied', (path) => truncate(path, 0)),
    list('deleted', (path) => rm(path)),
    list('that of another vault', (path) =>
      writeFile(path, '{"compartment":1,"unit":"x","sealed":"AAAA"}\n'),
    ),
    {
      name: 'list of destructions: a line twice',
      tamper: (laptop) => rewrite(below(laptop, 'tombstones'), (bytes) => Buffer.concat([bytes, bytes])),
      said: 'open',
    },
  ];
}

/** Plain files without any client data: what cannot be read there falls back, and nobody's record depends on it. */
export function plainFileCases(): readonly Tampering[] {
  const plain = (name: string, change: (bytes: Buffer) => Uint8Array, how: string): Tampering => ({
    name: `${name}: ${how}`,
    tamper: async ({ profile }) => {
      const path = join(profile, name);
      await writeFile(path, change(await readFile(path).catch(() => Buffer.from('{"placeId":"none"}'))));
    },
    said: 'open',
  });
  const names = ['state.json', 'journal-marks.json', 'destroyed-files.json', 'places/accepted.json'];
  return names.flatMap((name) => [
    plain(name, (bytes) => bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte)), 'a bit'),
    plain(
      name,
      (bytes) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
      'a bit in its middle',
    ),
    plain(name, (bytes) => bytes.subarray(0, bytes.length >> 1), 'cut'),
    plain(name, () => Buffer.alloc(0), 'emptied'),
    plain(name, () => Buffer.from('[[[['), 'nonsense'),
    plain(name, (bytes) => Buffer.from(bytes.toString('utf8').replace(/\d/g, '9')), 'every number another'),
  ]);
}
