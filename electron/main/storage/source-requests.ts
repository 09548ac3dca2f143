import { exportOneFile } from '../export/export-one-file';
import { installRestore } from '../source/install-restore';
import { glanceAtSource, partOf, surveySource } from '../source/source';
import type { Handlers, Stores } from './handlers';

type Names =
  | `source.${'survey' | 'glance' | 'read' | 'close'}`
  | 'restore.install'
  | `export.${'one-file' | 'append' | 'finish' | 'abort'}`;

/** Requests about backups that are read, and about files that leave. */
export function sourceRequests(stores: Stores): Handlers<Names> {
  const { paths, journal, sources, targets, state, clock, stops } = stores;
  return {
    'source.survey': async ({ sourceId }) => surveySource(await sources.partsOf(sourceId)),
    'source.glance': async ({ sourceId }) => glanceAtSource(await sources.partsOf(sourceId)),
    'source.read': async ({ sourceId, part, offset, length }) =>
      partOf(await sources.partsOf(sourceId), part).read(offset, length),
    async 'source.close'({ sourceId }) {
      sources.close(sourceId);
      return null;
    },

    'restore.install': ({ sourceId, header, additions }, call) =>
      stops.run('restore', async (signal) =>
        installRestore({
          paths,
          source: await sources.partsOf(sourceId),
          header,
          additions,
          now: clock.now(),
          signal,
          onProgress: (progress) => call.progress(progress),
          beforeSwap: () => state.change((now) => ({ ...now, removeStore: true, tries: null })),
        }),
      ),

    'export.one-file': ({ targetId }, call) =>
      stops.run(targetId, (signal) =>
        exportOneFile({
          paths,
          journal,
          path: targets.take(targetId),
          now: clock.now(),
          signal,
          onProgress: (progress) => call.progress(progress),
        }),
      ),
    async 'export.append'({ targetId, bytes }) {
      await targets.append(targetId, bytes);
      return null;
    },
    'export.finish': async ({ targetId }) => ({ bytes: await targets.finish(targetId) }),
    async 'export.abort'({ targetId }) {
      stops.stop(targetId);
      await targets.abort(targetId);
      return null;
    },
  };
}
