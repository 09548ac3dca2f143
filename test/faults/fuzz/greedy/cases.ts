import { mkdir, mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readableBytes } from '../../../../electron/main/backup/write-compared';
import { readDriveState } from '../../../../electron/main/backup/drive-state';
import { readableFile } from '../../../../electron/main/disk/read-bytes';
import { readMarker } from '../../../../electron/main/places/place-marker';
import { surveyJournal } from '../../../../electron/main/journal/survey-journal';
import { findBackup } from '../../../../electron/main/source/find-backup';
import { readSource } from '../../../../electron/main/source/sources';
import { tarParts } from '../../../../electron/main/source/tar-source';
import { serveStorage } from '../../../../electron/main/storage/serve';
import type { Handlers } from '../../../../electron/main/storage/handlers';
import { utf8 } from '../../../../renderer/vault/crypto/bytes';
import { passwordBytes } from '../../../../renderer/vault/crypto/password';
import { unpad } from '../../../../renderer/vault/crypto/padding';
import { openFile } from '../../../../renderer/vault/files/open-file';
import { parseTable } from '../../../../renderer/features/import/parse-table';
import { frameAt, SEGMENT_HEADER_BYTES } from '../../../../renderer/vault/journal/frame';
import { readFrameAt } from '../../../../renderer/vault/journal/read-frames';
import { withChecksum } from '../../../../renderer/vault/keys/checked-text';
import { openHeader } from '../../../../renderer/vault/keys/open-header';
import { openKeyring } from '../../../../renderer/vault/keys/keyring-format';
import { Segment } from '../../../../renderer/vault/records/search/segment';
import type { Golden } from '../golden';
import { tarOf } from '../tar';
import { bodyOf } from '../targets/header-targets';

/** A small input that asks for very much, and the answer it must get without getting any of it. */
export interface GreedyCase {
  readonly name: string;
  readonly answer: string;
  readonly ask: () => Promise<string>;
}

const GIB4 = 4 * 1024 ** 3;
const ENDLESS = 2 ** 40;

/** Lengths, counts and costs that lie. Nothing of what they claim may be allocated, read or waited for. */
export async function greedyCases(golden: Golden): Promise<readonly GreedyCase[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-greedy-'));
  const body = Buffer.from(bodyOf(golden.vault.header)).toString('utf8');
  const header = async (text: string): Promise<string> => {
    const secret = passwordBytes(golden.password);
    const derive = () => Promise.reject(new Error('Argon2id was asked for'));
    return (await openHeader([withChecksum(text)], 'password', secret, derive)).kind;
  };
  const longFrame = golden.segment.slice(0, 400);
  new DataView(longFrame.buffer).setUint32(SEGMENT_HEADER_BYTES, 0xffff_ffff, true);
  const longContent = golden.segment.slice(0, 400);
  new DataView(longContent.buffer).setUint32(SEGMENT_HEADER_BYTES + 52, 0xffff_ffff, true);
  const survey = async (bytes: Uint8Array): Promise<string> => {
    const source = { branch: golden.branch, segment: 1, name: '', modifiedMs: 0, inode: 0, mark: null };
    return (await surveyJournal([{ ...source, bytes: readableBytes(bytes) }], null)).condition.kind;
  };
  const cases: readonly (readonly [name: string, answer: string, ask: () => string | Promise<string>])[] = [
    [
      'a header that asks for 4 GiB of Argon2id',
      'header-damaged',
      () => header(body.replaceAll(/"memoryBytes":\d+/g, `"memoryBytes":${GIB4}`)),
    ],
    [
      'a header that asks for 4294967295 rounds',
      'header-damaged',
      () => header(body.replaceAll(/"operations":\d+/g, '"operations":4294967295')),
    ],
    [
      'a header with a box for every byte it may have',
      'header-damaged',
      () => header(`{"format":"casekeep-header","version":1,"boxes":[${'{},'.repeat(300_000)}{}]}`),
    ],
    ['a header of brackets', 'header-damaged', () => header('['.repeat(1_000_000))],
    [
      'a keyring with half a million parts',
      'damaged',
      async () =>
        openKeyring(
          withChecksum(`{"format":"casekeep-keyring","version":1,"parts":[${'{},'.repeat(500_000)}{}]}`),
          golden.opened.keys,
        ).kind,
    ],
    [
      'a frame of 4 GiB',
      'torn-tail none',
      async () => `${await survey(longFrame)} ${frameAt(longFrame, SEGMENT_HEADER_BYTES) ?? 'none'}`,
    ],
    [
      'a content of 4 GiB',
      'torn-tail none',
      async () => `${await survey(longContent)} ${frameAt(longContent, SEGMENT_HEADER_BYTES) ?? 'none'}`,
    ],
    [
      'a frame of 4 GiB at an address',
      'none',
      async () => {
        const frame = await readFrameAt(
          async (_, at, length) => ({ kind: 'ok', value: longFrame.slice(at, at + length) }),
          { segment: 1, offset: SEGMENT_HEADER_BYTES },
        );
        return frame.kind === 'ok' && frame.value === undefined ? 'none' : 'a frame';
      },
    ],
    [
      'a content whose padding says 4 GiB',
      'none',
      async () => String(unpad(Uint8Array.of(255, 255, 255, 255, 1)) ?? 'none'),
    ],
    [
      'an attachment of 32 TiB',
      'damaged',
      async () => {
        const [sealed = new Uint8Array()] = Object.values(golden.vault.files);
        const read = async (at: number, length: number) =>
          ({ kind: 'ok', value: sealed.slice(at, at + length) }) as const;
        return (
          await openFile(
            { read, openKey: () => undefined, expected: { bytes: 2 ** 45, digest: '' } },
            () => undefined,
            () => false,
          )
        ).kind;
      },
    ],
    [
      'an export whose entry says 8 GiB',
      '512',
      async () => {
        const archive = Buffer.from(tarOf([{ name: 'manifest', bytes: new Uint8Array(512) }]));
        archive.write('77777777777', 124, 'latin1');
        archive.fill(0x20, 148, 156);
        archive.write(
          `${archive
            .subarray(0, 512)
            .reduce((all, byte) => all + byte, 0)
            .toString(8)
            .padStart(6, '0')}\0 `,
          148,
          'latin1',
        );
        const parts = await tarParts(readableBytes(new Uint8Array(archive.subarray(0, 1024))));
        return String((await parts.manifest?.read(0, 2 ** 40))?.length);
      },
    ],
    [
      'a search index with 4 thousand million documents',
      'none',
      async () =>
        String(
          Segment.read(new Uint8Array([...utf8('CKIX0001'), ...new Uint8Array(20).fill(255)])) ?? 'none',
        ),
    ],
    [
      'a table of forty bytes a row and a thousand million cells',
      'too-large',
      async () => parseTable(`${'a,'.repeat(1999)}a\n${'1\n'.repeat(500_000)}`).kind,
    ],
    [
      'a request with 4 thousand million frames',
      'refused',
      () =>
        request({
          id: 1,
          name: 'journal.append',
          args: { frames: new Array(4_294_967_295), branch: golden.branch },
        }),
    ],
    [
      'a request for 4 GiB of a segment',
      'refused',
      () => request({ id: 1, name: 'journal.read', args: { segment: 1, offset: 0, length: GIB4 } }),
    ],
    [
      'a request a hundred thousand deep',
      'refused',
      () => request({ id: 1, name: 'survey', args: { deep: nested(100_000) } }),
    ],
    [
      'a marker, a state and a segment without end on a drive',
      'null null damaged',
      async () => {
        const [one, other] = [join(folder, 'one'), join(folder, 'other')];
        await endless(join(one, 'casekeep-place.json'));
        await endless(join(one, 'state.json'));
        const segment = join(other, 'journal', `${golden.branch}-00001.seg`);
        await endless(segment, golden.segment);
        const readable = {
          branch: golden.branch,
          segment: 1,
          name: '',
          modifiedMs: 0,
          inode: 0,
          mark: null,
          bytes: readableFile(segment, ENDLESS),
        };
        const { condition } = await surveyJournal([readable, { ...readable, segment: 2 }], null);
        return `${await readMarker(one)} ${await readDriveState(join(one, 'state.json'))} ${condition.kind}`;
      },
    ],
    [
      'a backup on a drive whose every part is without end',
      'damaged',
      async () => {
        const drive = join(folder, 'drive');
        for (const name of ['header-1.a', 'keyring-1.a', 'tombstones', 'manifest', 'journal/x', 'files/y'])
          await endless(join(drive, name));
        const found = await findBackup(drive);
        return readSource({ kind: 'folder', path: found?.folder ?? '' }).then(
          () => 'read',
          (error: unknown) => (error instanceof Error && 'reason' in error ? String(error.reason) : 'thrown'),
        );
      },
    ],
  ];
  return cases.map(([name, answer, ask]) => ({ name, answer, ask: async () => ask() }));
}

/** A file as long as a whole drive, holding a few bytes: it takes no room on the disk. */
async function endless(path: string, begin: Uint8Array = new Uint8Array()): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, begin);
  await truncate(path, ENDLESS);
}

async function request(message: unknown): Promise<string> {
  let said = 'nothing';
  await serveStorage({} as Handlers)(message, (answer) => {
    if ('answer' in answer) said = answer.answer.kind === 'ok' ? 'ok' : answer.answer.failure.reason;
  });
  return said;
}

function nested(depth: number): unknown {
  let inner: unknown = 0;
  for (let left = depth; left > 0; left -= 1) inner = [inner];
  return inner;
}
