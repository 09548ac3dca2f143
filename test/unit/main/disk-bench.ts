import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blake2b } from '@noble/hashes/blake2.js';
import type {
  StorageAnswer,
  StorageArgs,
  StorageName,
  StorageValue,
} from '../../../electron/contract/storage';
import { idOfBytes } from '../../../electron/main/format/crockford';
import { machineClock } from '../../../electron/main/profile/clock';
import { openStateFile } from '../../../electron/main/profile/state-file';
import { openStorage, type Storage } from '../../../electron/main/storage/storage';
import { type ProfilePaths, profilePaths } from '../../../electron/main/vault-folder/vault-paths';

/** Real folders and the real storage in a temporary profile; sealed bytes are made up, main never opens them. */
export interface Bench {
  readonly profile: string;
  readonly place: string;
  readonly paths: ProfilePaths;
  storage: Storage;
  remembered: { readonly placeId: string; readonly lastVerdict: string }[];
  placeRoot: string | null;
  ask<Name extends StorageName>(
    name: Name,
    args: StorageArgs<Name>,
    onProgress?: (done: number) => void,
  ): Promise<StorageAnswer<StorageValue<Name>>>;
  /** The value, or a failed test that names the failure. */
  get<Name extends StorageName>(name: Name, args: StorageArgs<Name>): Promise<StorageValue<Name>>;
  /** Ends this storage and opens another on the same folders, as a restart does. */
  reopen(): Promise<void>;
  end(): Promise<void>;
}

export async function aBench(profileFolder?: string): Promise<Bench> {
  const base = await mkdtemp(
    join(profileFolder === undefined ? tmpdir() : dirname(profileFolder), 'casekeep-main-'),
  );
  const profile = profileFolder ?? join(base, 'profile');
  const place = join(base, 'place');
  await mkdir(place, { recursive: true });
  const paths = profilePaths(profile);
  let counter = 0;
  const bench: Bench = {
    profile,
    place,
    paths,
    remembered: [],
    placeRoot: place,
    storage: open(),
    async ask(name, args, onProgress) {
      let answer: unknown;
      counter += 1;
      await bench.storage.serve({ id: counter, name, args }, (message) => {
        if ('answer' in message) answer = message.answer;
        else onProgress?.(message.progress.doneBytes);
      });
      if (answer === undefined) throw new Error('no answer');
      return answer as StorageAnswer<StorageValue<typeof name>>;
    },
    async get(name, args) {
      const answer = await bench.ask(name, args);
      if (answer.kind === 'failed')
        throw new Error(`${name}: ${answer.failure.reason} ${answer.failure.detail}`);
      return answer.value;
    },
    async reopen() {
      await bench.storage.close();
      bench.storage = open();
    },
    async end() {
      await bench.storage.close();
      await rm(base, { recursive: true, force: true });
    },
  };

  function open(): Storage {
    return openStorage({
      paths,
      state: openStateFile(paths.state),
      clock: machineClock(0),
      newId: () => `id-${(counter += 1)}-abcdefgh`,
      places: {
        rootOf: async () => bench.placeRoot,
        remember: async (placeId, { lastVerdict }) => {
          bench.remembered.push({ placeId, lastVerdict: lastVerdict ?? 'as before' });
        },
      },
    });
  }
  return bench;
}

export const placeId = 'place-one-1234';

/** An id from one letter, so that tests can name things. */
export function anId(letter: string): string {
  return idOfBytes(new Uint8Array(16).fill(letter.charCodeAt(0)));
}

export const vaultId = anId('v');
export const branch = anId('b');

export const hash = (bytes: Uint8Array): Uint8Array => blake2b(bytes, { dkLen: 32 });

/** Frames of made-up sealed bytes, chained as FORMAT.md says. */
export function frames(
  count: number,
  after: { readonly sequence: number; readonly hash: Uint8Array } = { sequence: 0, hash: new Uint8Array(32) },
  contentBytes = 300,
): Uint8Array[] {
  const made: Uint8Array[] = [];
  let { sequence, hash: previous } = after;
  for (let index = 0; index < count; index += 1) {
    sequence += 1;
    const envelope = 120;
    const frame = Buffer.alloc(56 + envelope + contentBytes + 32);
    for (let at = 56; at < frame.byteLength; at += 4)
      frame.writeUInt32LE(Math.imul(at + sequence, 2654435761) >>> 0, Math.min(at, frame.byteLength - 4));
    frame.writeUInt32LE(frame.byteLength, 0);
    frame[4] = 1;
    frame[5] = 2;
    frame.writeBigUInt64LE(BigInt(sequence), 8);
    frame.set(previous, 16);
    frame.writeUInt32LE(envelope, 48);
    frame.writeUInt32LE(contentBytes, 52);
    previous = hash(frame);
    made.push(new Uint8Array(frame));
  }
  return made;
}

/** The point after these frames. */
export function pointAfter(made: readonly Uint8Array[]): {
  readonly sequence: number;
  readonly hash: Uint8Array;
} {
  const last = made.at(-1);
  if (last === undefined) throw new Error('no frame');
  return { sequence: Number(Buffer.from(last).readBigUInt64LE(8)), hash: hash(last) };
}

function checked(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`${text}\n${Buffer.from(hash(Buffer.from(text))).toString('hex')}\n`));
}

export function aHeader(generation: number, filler = 'x', of = vaultId): Uint8Array {
  const common = Buffer.from(JSON.stringify({ vaultId: of, generation, filler })).toString('base64');
  return checked(JSON.stringify({ format: 'casekeep-header', version: 1, common, boxes: [] }));
}

export function aKeyring(generation: number, filler = 'x', of = vaultId): Uint8Array {
  return checked(
    JSON.stringify({ format: 'casekeep-keyring', version: 1, vaultId: of, generation, parts: [filler] }),
  );
}

/** A vault with header, keyring, a few frames and one file. */
export async function aVault(bench: Bench, frameCount = 20): Promise<Uint8Array[]> {
  await bench.get('header.write', { bytes: aHeader(1) });
  await bench.get('keyring.write', { bytes: aKeyring(1), generation: 1 });
  const made = frames(frameCount);
  await bench.get('journal.append', { frames: made, branch });
  await aFile(bench, anId('f'), new Uint8Array(3_000_000).fill(7));
  return made;
}

export async function aFile(bench: Bench, fileId: string, bytes: Uint8Array): Promise<void> {
  await bench.get('file.begin', { fileId });
  for (let at = 0; at < bytes.byteLength; at += 1_000_000) {
    await bench.get('file.append', { fileId, bytes: bytes.slice(at, at + 1_000_000) });
  }
  await bench.get('file.finish', { fileId });
}

/** What a refused or failed request was answered with, in one word. */
export function reasonOf(answer: StorageAnswer<unknown>): string {
  return answer.kind === 'failed' ? answer.failure.reason : 'ok';
}
