import { readableBytes } from '../../../../electron/main/backup/write-compared';
import { surveyJournal } from '../../../../electron/main/journal/survey-journal';
import { tarParts } from '../../../../electron/main/source/tar-source';
import { utf8 } from '../../../../renderer/vault/crypto/bytes';
import { unpad } from '../../../../renderer/vault/crypto/padding';
import { passwordBytes } from '../../../../renderer/vault/crypto/password';
import { openFile } from '../../../../renderer/vault/files/open-file';
import { frameAt, SEGMENT_HEADER_BYTES } from '../../../../renderer/vault/journal/frame';
import { type ReadSegment, readFrameAt } from '../../../../renderer/vault/journal/read-frames';
import { withChecksum } from '../../../../renderer/vault/keys/checked-text';
import { openKeyring } from '../../../../renderer/vault/keys/keyring-format';
import { openHeader } from '../../../../renderer/vault/keys/open-header';
import { Segment } from '../../../../renderer/vault/records/search/segment';
import type { Golden } from '../golden';
import { tarOf, withTarChecks } from '../tar';
import { bodyOf } from '../targets/header-targets';
import { GIB4, type GreedyCase } from './greedy-case';

const MANY = '{},'.repeat(300_000);

/** Costs, counts and lengths in the formats themselves. */
export function byteCases(golden: Golden): readonly GreedyCase[] {
  const body = Buffer.from(bodyOf(golden.vault.header)).toString('utf8');
  const header = async (text: string): Promise<string> => {
    const derive = () => Promise.reject(new Error('Argon2id was asked for'));
    return (await openHeader([withChecksum(text)], 'password', passwordBytes(golden.password), derive)).kind;
  };
  const keyring = `{"format":"casekeep-keyring","version":1,"parts":[${MANY}{}]}`;
  return [
    {
      name: 'a header that asks for 4 GiB of Argon2id',
      answer: 'header-damaged',
      ask: () => header(body.replaceAll(/"memoryBytes":\d+/g, `"memoryBytes":${GIB4}`)),
    },
    {
      name: 'a header that asks for 4294967295 rounds',
      answer: 'header-damaged',
      ask: () => header(body.replaceAll(/"operations":\d+/g, '"operations":4294967295')),
    },
    {
      name: 'a header with as many boxes as it has room for',
      answer: 'header-damaged',
      ask: () => header(`{"format":"casekeep-header","version":1,"boxes":[${MANY}{}]}`),
    },
    { name: 'a header of brackets', answer: 'header-damaged', ask: () => header('['.repeat(1_000_000)) },
    {
      name: 'a keyring with hundreds of thousands of parts',
      answer: 'damaged',
      ask: () => openKeyring(withChecksum(keyring), golden.opened.keys).kind,
    },
    {
      name: 'a content whose padding says 4 GiB',
      answer: 'none',
      ask: () => orNone(unpad(Uint8Array.of(255, 255, 255, 255, 1))),
    },
    {
      name: 'a search index with four thousand million documents',
      answer: 'none',
      ask: () =>
        orNone(Segment.read(Uint8Array.from([...utf8('CKIX0001'), ...new Uint8Array(20).fill(255)]))),
    },
    { name: 'an attachment of 32 TiB', answer: 'damaged', ask: () => largeAttachment(golden) },
    { name: 'an export whose entry says 8 GiB', answer: '512', ask: largeEntry },
    ...frameCases(golden),
  ];
}

function frameCases({ segment, branch }: Golden): readonly GreedyCase[] {
  const long = withLength(segment, SEGMENT_HEADER_BYTES);
  const longContent = withLength(segment, SEGMENT_HEADER_BYTES + 52);
  const read: ReadSegment = async (_, at, length) => ({ kind: 'ok', value: long.slice(at, at + length) });
  return [
    { name: 'a frame of 4 GiB', answer: 'torn-tail none', ask: () => walked(long, branch) },
    { name: 'a content of 4 GiB', answer: 'torn-tail none', ask: () => walked(longContent, branch) },
    {
      name: 'a frame of 4 GiB at an address',
      answer: 'none',
      async ask() {
        const frame = await readFrameAt(read, { segment: 1, offset: SEGMENT_HEADER_BYTES });
        return frame.kind === 'ok' ? orNone(frame.value) : frame.kind;
      },
    },
  ];
}

async function walked(bytes: Uint8Array, branch: string): Promise<string> {
  const source = { branch, segment: 1, name: '', modifiedMs: 0, inode: 0, mark: null };
  const { condition } = await surveyJournal([{ ...source, bytes: readableBytes(bytes) }], null);
  return `${condition.kind} ${orNone(frameAt(bytes, SEGMENT_HEADER_BYTES))}`;
}

function withLength(segment: Uint8Array, at: number): Uint8Array {
  const bytes = segment.slice(0, 400);
  new DataView(bytes.buffer).setUint32(at, 0xffff_ffff, true);
  return bytes;
}

async function largeAttachment({ vault }: Golden): Promise<string> {
  const [sealed = new Uint8Array()] = Object.values(vault.files);
  const read: Parameters<typeof openFile>[0]['read'] = async (at, length) => ({
    kind: 'ok',
    value: sealed.slice(at, at + length),
  });
  const expected = { bytes: 2 ** 45, digest: '' };
  const file = { read, openKey: () => undefined, expected };
  return (
    await openFile(
      file,
      () => undefined,
      () => false,
    )
  ).kind;
}

async function largeEntry(): Promise<string> {
  const archive = Buffer.from(tarOf([{ name: 'manifest', bytes: new Uint8Array(512) }]));
  archive.write('77777777777', 124, 'latin1');
  const parts = await tarParts(readableBytes(withTarChecks(archive.subarray(0, 1024))));
  return String((await parts.manifest?.read(0, 2 ** 40))?.length);
}

function orNone(found: unknown): string {
  return found === undefined ? 'none' : 'something';
}
