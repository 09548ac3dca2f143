import { appendFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../electron/main/journal/journal';
import { aBench, aVault, type Bench, branch, frames, pointAfter, vaultId } from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

describe('marks that remember more than the journal holds', () => {
  it('when it is written on after it became shorter, then an append that is torn is a torn tail and no damage', async () => {
    const made = await aVault(bench);
    await bench.reopen(); // the marks now reach to the end
    const path = join(bench.paths.journal, `${branch}-00001.seg`);
    const [one, two] = [made.at(-2), made.at(-1)];
    if (one === undefined || two === undefined) throw new Error('frames');
    await bench.storage.close();
    await truncate(path, (await stat(path)).size - one.byteLength - two.byteLength);
    await bench.reopen();
    await bench.get('survey', {});
    const [next] = frames(1, pointAfter(made.slice(0, -2)));
    await bench.get('journal.append', { frames: [next ?? new Uint8Array()], branch });

    // The app dies here: what it would have noted at its end is not noted.
    const [torn] = frames(1, pointAfter([...made.slice(0, -2), next ?? new Uint8Array()]));
    await appendFile(path, (torn ?? new Uint8Array()).slice(0, 90));
    const survey = await openJournal(bench.paths.journal, bench.paths.journalMarks).survey(vaultId);

    expect(survey.condition).toEqual({ kind: 'torn-tail', bytes: 90 });
  });
});
