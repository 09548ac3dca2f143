import { DiskTrouble, failureOf } from '../../../electron/main/disk/disk-trouble';
import { glanceAtSource, partOf, type SourceParts, surveySource } from '../../../electron/main/source/source';
import { storageArgs } from '../../../electron/main/storage/parse-args';
import type { StorageAnswer, StorageName, Survey } from '../../../electron/contract/storage';
import { parseAnswer } from '../../../renderer/vault/port/answers';
import type { StorageClient } from '../../../renderer/vault/port/storage-client';

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
