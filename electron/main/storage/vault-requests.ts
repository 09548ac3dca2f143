import { join } from 'node:path';
import type { Survey } from '../../contract/storage';
import { readDriveState } from '../backup/drive-state';
import { DiskTrouble } from '../disk/disk-trouble';
import { headerFacts, keyringFacts } from '../format/plain-facts';
import { namesIn } from '../journal/segment-files';
import { rememberDestroyedFiles } from '../vault-folder/destroyed-files';
import { keepAside } from '../vault-folder/keep-aside';
import { retireKeptKeyrings } from '../vault-folder/kept-vaults';
import { appendTombstones, readTombstones } from '../vault-folder/tombstones';
import { afterFailure, triesNow } from '../vault-folder/tries';
import { readTwoCopies, sweepReplaced, writeTwoCopies } from '../vault-folder/two-copies';
import type { Handlers, Stores } from './handlers';

type Names =
  | 'survey'
  | 'header.write'
  | 'keyring.write'
  | 'keyring.retire-older'
  | `journal.${'read' | 'append' | 'drop-torn-tail' | 'cut-off' | 'keep-aside'}`
  | `file.${'begin' | 'append' | 'finish' | 'abort' | 'read' | 'size' | 'destroy' | 'list'}`
  | `draft.${'write' | 'remove' | 'list'}`
  | `tombstones.${'read' | 'append'}`
  | `tries.${'read' | 'failed' | 'reset'}`
  | 'store.remove-at-next-start';

/** Requests about the vault on this machine. */
export function vaultRequests(stores: Stores): Handlers<Names> {
  const { paths, journal, files, drafts, state, clock } = stores;
  const vaultId = vaultIdOf(stores);

  return {
    survey: () => survey(stores),

    async 'header.write'({ bytes }) {
      const facts = headerFacts(bytes);
      const standing = await vaultId();
      // A header alone is a first run that was cut off: it opens nothing, and another one may take its place.
      const fits = facts !== null && (standing === facts.vaultId || (await isBare(paths)));
      if (!fits) throw new DiskTrouble('refused', 'header');
      await writeTwoCopies(paths.vault, 'header', bytes);
      vaultId.forget();
      return null;
    },

    async 'keyring.write'({ bytes, generation }) {
      if (keyringFacts(bytes)?.generation !== generation) throw new DiskTrouble('refused', 'keyring');
      const copies = await readTwoCopies(paths.vault, 'keyring');
      const standing = copies.flatMap((copy) => keyringFacts(copy) ?? []);
      // Both say so, not one: a single copy that names a high number is no reason never to write a keyring again.
      const isOlder = standing.length > 0 && standing.every((one) => one.generation > generation);
      if (isOlder) throw new DiskTrouble('refused', 'older');
      await writeTwoCopies(paths.vault, 'keyring', bytes);
      return null;
    },

    async 'keyring.retire-older'({ generation }) {
      for (const copy of await readTwoCopies(paths.vault, 'keyring')) {
        if ((keyringFacts(copy)?.generation ?? -1) < generation)
          throw new DiskTrouble('refused', 'older-stands');
      }
      await sweepReplaced(paths.vault);
      await retireKeptKeyrings(paths, await vaultId());
      return null;
    },

    'journal.read': ({ segment, offset, length }) => journal.read(segment, offset, length),
    async 'journal.append'({ frames, branch }) {
      const id = await vaultId();
      if (id === null) throw new DiskTrouble('refused', 'no-header');
      return journal.append(frames, branch, id);
    },
    async 'journal.drop-torn-tail'() {
      await keepAside(paths, clock.now());
      await journal.dropTornTail(await vaultId());
      return null;
    },
    async 'journal.cut-off'({ segment, offset, sequence }) {
      if ((await copiedUpTo(stores)) >= sequence) throw new DiskTrouble('refused', 'acknowledged');
      await journal.cutOff(segment, offset, sequence, await vaultId(), () => keepAside(paths, clock.now()));
      return null;
    },
    async 'journal.keep-aside'() {
      return { name: await keepAside(paths, clock.now()) };
    },

    'file.begin': async ({ fileId }) => done(files.begin(fileId)),
    'file.append': async ({ fileId, bytes }) => done(files.append(fileId, bytes)),
    'file.finish': async ({ fileId }) => ({ bytes: await files.finish(fileId) }),
    'file.abort': async ({ fileId }) => done(files.abort(fileId)),
    'file.read': ({ fileId, offset, length }) => files.read(fileId, offset, length),
    'file.size': async ({ fileId }) => ({ bytes: await files.size(fileId) }),
    async 'file.destroy'({ fileIds }) {
      await rememberDestroyedFiles(paths.destroyedFiles, fileIds);
      await files.destroy(fileIds);
      return null;
    },
    'file.list': () => files.list(),

    'draft.write': async ({ draftId, bytes }) => done(drafts.write(draftId, bytes)),
    'draft.remove': async ({ draftId }) => done(drafts.remove(draftId)),
    'draft.list': () => drafts.list(),

    'tombstones.read': () => readTombstones(paths.tombstones),
    'tombstones.append': async ({ bytes }) => done(appendTombstones(paths.tombstones, bytes)),

    'tries.read': async () => triesNow(state.now().tries, clock),
    async 'tries.failed'() {
      const tries = afterFailure(state.now().tries, clock);
      // A full disk must not keep the owner out: the count then lives in memory until the next start.
      await state.change((now) => ({ ...now, tries })).catch(() => {});
      return triesNow(tries, clock);
    },
    async 'tries.reset'() {
      if (state.now().tries !== null) await state.change((now) => ({ ...now, tries: null })).catch(() => {});
      return triesNow(null, clock);
    },

    'store.remove-at-next-start': async () => done(state.change((now) => ({ ...now, removeStore: true }))),
  };
}

async function survey({ paths, journal, files, drafts }: Stores): Promise<Survey> {
  const headers = await readTwoCopies(paths.vault, 'header');
  const newest = headers[0];
  const facts = newest === undefined ? null : headerFacts(newest);
  const found = await journal.survey(facts?.vaultId ?? null);
  const listed = await files.list();
  return {
    headers,
    keyrings: await readTwoCopies(paths.vault, 'keyring'),
    branch: found.branch,
    segments: found.segments,
    head: found.head,
    journal: found.condition,
    files: listed.length,
    fileBytes: listed.reduce((all, file) => all + file.bytes, 0),
    drafts: await drafts.count(),
  };
}

/** How far the last copies to places reached on this branch, as their twins in the profile say; 0 without any. */
async function copiedUpTo({ paths, journal }: Stores): Promise<number> {
  const branch = (await journal.standing(null)).segments.at(-1)?.branch;
  const twins = (await namesIn(paths.places)).filter((name) => name.endsWith('.json'));
  const states = await Promise.all(twins.map((name) => readDriveState(join(paths.places, name))));
  return Math.max(
    0,
    ...states.map((state) => (state !== null && state.branch === branch ? state.sequence : 0)),
  );
}

/** The vault's id as the sound header says it; null while there is none. It never changes once written. */
function vaultIdOf({ paths }: Stores) {
  let known: string | null = null;
  const read = async (): Promise<string | null> => {
    if (known !== null) return known;
    const newest = (await readTwoCopies(paths.vault, 'header'))[0];
    known = newest === undefined ? null : (headerFacts(newest)?.vaultId ?? null);
    return known;
  };
  const forget = (): void => {
    known = null;
  };
  return Object.assign(read, { forget });
}

/** True while nothing stands that a header could open. */
async function isBare(paths: Stores['paths']): Promise<boolean> {
  const [keyrings, segments, files] = await Promise.all([
    readTwoCopies(paths.vault, 'keyring'),
    namesIn(paths.journal),
    namesIn(paths.files),
  ]);
  return keyrings.length + segments.length + files.length === 0;
}

async function done(act: Promise<unknown>): Promise<null> {
  await act;
  return null;
}
