import { readableBytes } from '../../../electron/main/backup/write-compared';
import { DiskTrouble, failureOf } from '../../../electron/main/disk/disk-trouble';
import { glanceAtSource, partOf, type SourceParts, surveySource } from '../../../electron/main/source/source';
import { storageArgs } from '../../../electron/main/storage/parse-args';
import type { StorageAnswer, StorageName, Survey } from '../../../electron/contract/storage';
import { parseAnswer } from '../../../renderer/vault/port/answers';
import type { StorageClient } from '../../../renderer/vault/port/storage-client';

/** A backup whose parts lie in memory. */
export interface MemoryParts {
  readonly headers: readonly Uint8Array[];
  readonly keyrings: readonly Uint8Array[];
  readonly segments: readonly {
    readonly branch: string;
    readonly segment: number;
    readonly bytes: Uint8Array;
  }[];
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly tombstones: Uint8Array | null;
  readonly manifest: Uint8Array | null;
}

export function sourceParts(parts: MemoryParts): SourceParts {
  const { files, tombstones, manifest } = parts;
  return {
    isWhole: true,
    headers: parts.headers,
    keyrings: parts.keyrings,
    segments: parts.segments.map((one) => ({ ...one, name: '', bytes: readableBytes(one.bytes) })),
    files: [...files].map(([fileId, { length }]) => ({ fileId, bytes: length })),
    file: (fileId) => {
      const bytes = files.get(fileId);
      return bytes === undefined ? null : readableBytes(bytes);
    },
    tombstones: tombstones && readableBytes(tombstones),
    manifest: manifest && readableBytes(manifest),
  };
}

/**
 * Main's answers about one source, on a laptop without a vault: the requests are parsed and the answers checked as they are
 * over the port. Whatever would write is refused and counted. `surveyed`: when the source was surveyed already.
 */
export function sourcePort(
  parts: SourceParts,
  surveyed?: Survey,
): { readonly port: StorageClient; writes(): number } {
  let writes = 0;
  const answers: Partial<Record<StorageName, (args: never) => unknown>> = {
    'tries.read': () => ({ failed: 0, waitUntil: null }),
    'tries.failed': () => ({ failed: 1, waitUntil: null }),
    'tombstones.read': () => new Uint8Array(0),
    survey: () => ({
      headers: [],
      keyrings: [],
      branch: null,
      segments: [],
      head: { sequence: 0, hash: new Uint8Array(32) },
      journal: { kind: 'whole' },
      files: 0,
      fileBytes: 0,
      drafts: 0,
    }),
    'source.survey': () => surveyed ?? surveySource(parts),
    'source.glance': () => glanceAtSource(parts),
  };
  const answer = async (name: StorageName, args: unknown): Promise<unknown> => {
    if (name === 'source.read') {
      const { part, offset, length } = storageArgs[name].parse(args);
      return partOf(parts, part).read(offset, length);
    }
    const known = answers[name];
    if (known === undefined) {
      writes += 1;
      throw new DiskTrouble('refused', name);
    }
    return known(args as never);
  };
  const port: StorageClient = {
    call: async (name, args) => {
      const said: StorageAnswer<unknown> = await answer(name, args).then(
        (value) => ({ kind: 'ok', value }),
        (error: unknown) => ({ kind: 'failed', failure: failureOf(error) }),
      );
      return parseAnswer(name, said);
    },
  };
  return { port, writes: () => writes };
}
