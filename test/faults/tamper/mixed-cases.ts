import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backups } from '../../../renderer/vault/backup/backups';
import type { Laptop } from '../../fixtures/laptop';
import { hashesBelow } from '../bytes/laptop-copies';
import { openOf, type Tampering } from './judge';
import type { Moment, Victim } from './victim';

/** A folder of the vault as it stands in another moment or vault. */
const put =
  (from: Moment, ...names: readonly string[]) =>
  async ({ profile }: Laptop) => {
    for (const name of names) {
      await rm(join(profile, 'vault', name), { recursive: true, force: true });
      await cp(join(from.profile, 'vault', name), join(profile, 'vault', name), { recursive: true });
    }
  };

const ALL = ['header.a', 'header.b', 'keyring.a', 'keyring.b', 'journal', 'files', 'drafts'];

/** Parts of an earlier day put back, and parts of another vault put in. */
export function mixedCases(victim: Victim): readonly Tampering[] {
  const { earlier, now, foreign } = victim;
  const withoutDrafts = (moment: Moment) =>
    new Map([...moment.contents].filter(([id]) => !victim.drafts.some(({ line }) => line === id)));
  const older = { kind: 'password', password: earlier.password } as const;
  return [
    { name: 'an earlier journal', tamper: put(earlier, 'journal'), said: 'journal-older' },
    {
      name: 'an earlier journal, no store: the drafts remember a later one',
      store: 'gone',
      tamper: put(earlier, 'journal'),
      said: 'journal-damaged',
    },
    {
      name: 'earlier drafts',
      tamper: put(earlier, 'drafts'),
      said: 'open draft-damaged',
      contents: withoutDrafts(now),
    },
    {
      name: 'an earlier header and keyring',
      tamper: put(earlier, ...ALL.slice(0, 4)),
      secret: older,
      said: 'header-older 1<2',
    },
    {
      name: 'an earlier header and keyring, no store',
      store: 'gone',
      tamper: put(earlier, ...ALL.slice(0, 4)),
      secret: older,
      said: 'header-older 1<2',
    },
    {
      name: 'an earlier vault beside the store of today',
      tamper: put(earlier, ...ALL),
      secret: older,
      said: 'open rebuilt:damaged',
      contents: earlier.contents,
      also: (laptop, result) => stopsAtTheDrive(laptop, result, now),
    },
    {
      name: 'the whole profile of an earlier day',
      on: earlier,
      tamper: async () => undefined,
      said: 'open',
      also: (laptop, result) => stopsAtTheDrive(laptop, result, now),
    },
    {
      name: 'the whole profile of an earlier day, no store',
      on: earlier,
      store: 'gone',
      tamper: async () => undefined,
      said: 'open rebuilt:missing',
      also: (laptop, result) => stopsAtTheDrive(laptop, result, now),
    },
    { name: 'the journal of another vault', tamper: put(foreign, 'journal'), said: 'journal-older' },
    {
      name: 'the journal of another vault, no store',
      store: 'gone',
      tamper: put(foreign, 'journal'),
      said: 'journal-damaged',
    },
    {
      name: 'header and journal of another vault',
      tamper: put(foreign, 'header.a', 'header.b', 'journal'),
      secret: older,
      said: 'keyring-damaged',
    },
    {
      name: 'a whole other vault: it opens as what it is',
      tamper: put(foreign, ...ALL),
      secret: older,
      said: 'open rebuilt:damaged',
      contents: foreign.contents,
    },
  ];
}

/** Nothing here can know of it; the next drive does: it names it, and neither side is written. */
async function stopsAtTheDrive(
  laptop: Laptop,
  result: Parameters<typeof openOf>[1],
  today: Moment,
): Promise<string | null> {
  const drive = `${laptop.profile}-drive`;
  await cp(today.drive, drive, { recursive: true });
  const vault = openOf(laptop, result);
  if (!vault) return 'it did not open';
  const before = await hashesBelow(drive);
  const own = await hashesBelow(join(laptop.profile, 'vault'));
  const placeId = await laptop.storage.choosePlace(drive);
  const outcome = await backups(vault.context).run(
    placeId,
    () => undefined,
    () => false,
  );
  if (outcome.kind !== 'other-history') return `the drive of today said ${outcome.kind}`;
  const [after, ownAfter] = [await hashesBelow(drive), await hashesBelow(join(laptop.profile, 'vault'))];
  const changed = [...before, ...own].filter(
    ([name, hash]) => (after.get(name) ?? ownAfter.get(name)) !== hash,
  );
  return changed.length === 0 ? null : `written over: ${changed.map(([name]) => name).join(', ')}`;
}
