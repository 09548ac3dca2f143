import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBackedUpVault, type BackedUpVault, runBackup, segmentIn } from '../../fixtures/backed-up-vault';

let vault: BackedUpVault;
beforeEach(async () => {
  vault = await aBackedUpVault();
  await runBackup(vault);
});
afterEach(() => vault.remove());

/** As a power cut in the first copy leaves it: nothing was recorded yet, and of the segment's bytes only its length is sure. */
async function tearFirstCopy(keptBytes: (size: number) => number): Promise<string> {
  const folder = await vault.backupFolder();
  await rm(join(folder, 'state.json'));
  const places = join(vault.folder, 'profile', 'places');
  for (const name of await readdir(places))
    if (name !== 'accepted.json') await rm(join(places, name), { recursive: true });
  const segment = await segmentIn(folder);
  const bytes = await readFile(segment);
  bytes.fill(0, keptBytes(bytes.length));
  await writeFile(segment, bytes);
  return segment;
}

describe('when the power went in the very first copy to a drive', () => {
  it.each([
    ['no byte', 0],
    ['the head', 96],
    ['half of the frames', 0.5],
  ])(
    'and %s of a segment stands, then the next run writes it again and it is proven',
    async (_what, kept) => {
      await tearFirstCopy((size) => (kept === 0.5 ? Math.floor(size / 2) : kept));

      expect((await runBackup(vault)).kind).toBe('proven');
    },
  );

  it('and the drive says that the segment was only begun, then the next run writes it again, too', async () => {
    const folder = await vault.backupFolder();
    const state = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'));
    const segment = await tearFirstCopy(() => 0);
    const begun = { bytes: 0, tail: '0'.repeat(64), parts: [] };
    const segments = { [basename(segment)]: begun };
    await writeFile(join(folder, 'state.json'), JSON.stringify({ ...state, segments }));

    expect((await runBackup(vault)).kind).toBe('proven');
  });

  it('and frames of another history follow each other there, then nothing is written over them', async () => {
    const folder = await vault.backupFolder();
    const before = await readFile(await segmentIn(folder));
    const other = await aBackedUpVault();
    await runBackup(other);
    const segment = await tearFirstCopy((size) => size);
    const foreign = Buffer.from(await readFile(await segmentIn(await other.backupFolder())));
    before.copy(foreign, 0, 0, 96);
    await writeFile(segment, foreign);
    await other.remove();

    const outcome = await runBackup(vault);

    expect(outcome.kind).toBe('other-history');
    expect(await readFile(segment)).toEqual(foreign);
  });
});
