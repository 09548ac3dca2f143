import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { storageArgs } from '../../../../electron/main/storage/parse-args';
import { ownPlaces } from '../../app/own-places';
import { firstRun, startNodeApp } from '../../node-app';
import type { Checks } from '../lines';

const LINE = 'no path comes from the page';
const PATHS = [
  '../../outside',
  '/etc/passwd',
  '..',
  'a/b',
  'C:\\x',
  'x\u0000y',
  '.',
  'header.a',
  '%2e%2e%2f',
];
const bytes = new Uint8Array(8);
const stretch = { offset: 0, length: 8 };

/** Requests of the port in which text stands, with a path wherever it may stand. Complete: see `port is covered`. */
const REQUESTS: Readonly<Record<string, (path: string) => object>> = {
  'journal.append': (branch) => ({ frames: [], branch }),
  'file.begin': (fileId) => ({ fileId }),
  'file.append': (fileId) => ({ fileId, bytes }),
  'file.finish': (fileId) => ({ fileId }),
  'file.abort': (fileId) => ({ fileId }),
  'file.read': (fileId) => ({ fileId, ...stretch }),
  'file.size': (fileId) => ({ fileId }),
  'file.destroy': (fileId) => ({ fileIds: [fileId] }),
  'draft.write': (draftId) => ({ draftId, bytes }),
  'draft.remove': (draftId) => ({ draftId }),
  'backup.copy': (placeId) => ({ placeId }),
  'backup.cancel': (placeId) => ({ placeId }),
  'backup.verdict': (placeId) => ({ placeId, verdict: 'proven', manifest: bytes }),
  'backup.open': (placeId) => ({ placeId }),
  'source.survey': (sourceId) => ({ sourceId }),
  'source.glance': (sourceId) => ({ sourceId }),
  'source.read': (sourceId) => ({ sourceId, part: { kind: 'file', fileId: sourceId }, ...stretch }),
  'source.close': (sourceId) => ({ sourceId }),
  'restore.install': (sourceId) => ({ sourceId, header: bytes, additions: null }),
  'export.one-file': (targetId) => ({ targetId }),
  'export.append': (targetId) => ({ targetId, bytes }),
  'export.finish': (targetId) => ({ targetId }),
  'export.abort': (targetId) => ({ targetId }),
};

/** Requests that hold no text at all: numbers and bytes only. */
const WITHOUT_TEXT = [
  'survey',
  'header.write',
  'keyring.write',
  'keyring.retire-older',
  'journal.read',
  'journal.drop-torn-tail',
  'journal.keep-aside',
  'journal.cut-off',
  'file.list',
  'draft.list',
  'tombstones.read',
  'tombstones.append',
  'tries.read',
  'tries.failed',
  'tries.reset',
  'store.remove-at-next-start',
];

/** Paths in place of ids over the storage port, to main's real code in Node: refused, and nothing on the disk changes. */
export async function portPaths(checks: Checks): Promise<void> {
  const places = await ownPlaces();
  const app = await startNodeApp(places.profile);
  try {
    await firstRun(app);
    const known = [...Object.keys(REQUESTS), ...WITHOUT_TEXT];
    const missing = Object.keys(storageArgs).filter((name) => !known.includes(name));
    checks.record(LINE, [
      { name: 'port is covered', failure: missing.length === 0 ? null : `no case for ${missing.join(', ')}` },
    ]);
    const before = await everything(places.folder);
    for (const [name, made] of Object.entries(REQUESTS)) {
      for (const path of PATHS) {
        await checks.check(LINE, `${name} with ${JSON.stringify(path)}`, async () => {
          const said = await new Promise<string>((done) => {
            void app.storage.storage.serve({ id: 1, name, args: made(path) }, (message) =>
              done(JSON.stringify(message)),
            );
          });
          return /"kind":"failed".*"reason":"refused"/.test(said) ? null : said.slice(0, 200);
        });
      }
    }
    await checks.check(LINE, 'the disk is as before', async () =>
      (await everything(places.folder)) === before ? null : 'something was written or removed',
    );
  } finally {
    await app.end();
    await places.remove();
  }
}

async function everything(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const facts = names.map(async (name) => {
    const { mtimeMs, size, isDirectory } = await stat(join(folder, name)).then((one) => ({
      mtimeMs: one.mtimeMs,
      size: one.size,
      isDirectory: one.isDirectory(),
    }));
    return isDirectory ? name : `${name} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(facts)).join('\n');
}
