import { mkdir, readdir, rename, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestoreAdditions } from '../../../electron/contract/storage';
import { finishSwap } from '../../../electron/main/source/install-restore';
import {
  aBench,
  aHeader,
  aKeyring,
  anId,
  aVault,
  type Bench,
  branch,
  frames,
  pointAfter,
  reasonOf,
} from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

const archive = (): string => join(bench.place, 'all.casekeep');

async function exported(): Promise<string> {
  const targetId = bench.storage.stores.targets.add(archive());
  await bench.get('export.one-file', { targetId });
  return bench.storage.stores.sources.add({ kind: 'file', path: archive() });
}

const additions = (part: Partial<RestoreAdditions> = {}): RestoreAdditions => ({
  keyring: null,
  tombstones: new Uint8Array(0),
  frames: [],
  branch,
  leaveOutFiles: [],
  ...part,
});

describe('installing a restore', () => {
  it('when a source is installed, then the new vault stands whole, with its new branch, and the old one is kept', async () => {
    const made = await aVault(bench);
    const sourceId = await exported();
    await bench.get('journal.append', { frames: frames(3, pointAfter(made)), branch });
    await bench.get('tombstones.append', { bytes: Buffer.from('{"unit":"later"}\n') });
    const other = anId('c');

    const outcome = await bench.get('restore.install', {
      sourceId,
      header: aHeader(5),
      additions: additions({
        branch: other,
        frames: frames(1, pointAfter(made)),
        keyring: { bytes: aKeyring(7), generation: 7 },
        tombstones: Buffer.from('{"unit":"added"}\n'),
      }),
    });

    expect(outcome.files).toBe(1);
    expect(reasonOf(await bench.ask('survey', {}))).toBe('refused');
    expect(bench.storage.stores.state.now().removeStore).toBe(true);
    await bench.reopen();
    const survey = await bench.get('survey', {});
    expect(survey).toMatchObject({
      branch: other,
      head: { sequence: 21 },
      journal: { kind: 'whole' },
      files: 1,
    });
    expect(survey.headers).toEqual([aHeader(5), aHeader(5)]);
    expect(survey.keyrings).toEqual([aKeyring(7), aKeyring(7)]);
    expect(Buffer.from(await bench.get('tombstones.read', {})).toString()).toBe(
      '{"unit":"later"}\n{"unit":"added"}\n',
    );
    const kept = (await readdir(bench.profile)).find((name) => name.startsWith('vault.old-'));
    expect(await readdir(join(bench.profile, kept ?? '', 'files'))).toEqual([anId('f')]);
  });

  it('when files were destroyed since, then they are not brought back', async () => {
    await aVault(bench);
    const sourceId = await exported();

    await bench.get('restore.install', {
      sourceId,
      header: aHeader(1),
      additions: additions({ leaveOutFiles: [anId('f')] }),
    });
    await bench.reopen();

    expect(await bench.get('file.list', {})).toEqual([]);
  });

  it('when the source ends early, then nothing of the vault here is touched', async () => {
    await aVault(bench);
    const sourceId = await exported();
    await bench.get('source.survey', { sourceId });
    await truncate(archive(), (await stat(archive())).size - 1_000_000);
    const before = await bench.get('survey', {});

    const answer = await bench.ask('restore.install', {
      sourceId,
      header: aHeader(1),
      additions: additions(),
    });

    expect(reasonOf(answer)).toBe('damaged');
    expect(await bench.get('survey', {})).toEqual(before);
  });

  it('when the power went within the swap, then the next start finishes it', async () => {
    await aVault(bench);
    await rename(bench.paths.vault, join(bench.profile, 'vault.new'));
    await mkdir(join(bench.profile, 'vault.new.part'));

    await finishSwap(bench.paths, new Date('2026-11-23T09:00:00Z'));

    expect((await bench.get('survey', {})).head.sequence).toBe(20);
    expect(await readdir(bench.profile)).not.toContain('vault.new.part');
  });
});
