import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planAppend } from '../../../electron/main/journal/plan-append';
import {
  aBench,
  anId,
  aVault,
  type Bench,
  branch,
  frames,
  pointAfter,
  reasonOf,
  vaultId,
} from './disk-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.end());

const segmentPath = (number = 1): string => join(bench.paths.journal, `${branch}-0000${number}.seg`);

async function flip(path: string, offset: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}

describe('the journal', () => {
  it('when frames were appended, then a restart finds every one of them and the same head', async () => {
    const made = await aVault(bench);

    await bench.reopen();
    const survey = await bench.get('survey', {});

    expect(survey.journal).toEqual({ kind: 'whole' });
    expect(survey.head).toEqual(pointAfter(made));
    expect(survey.branch).toBe(branch);
    const facts = survey.segments[0];
    const bytes = await bench.get('journal.read', { segment: 1, offset: 96, length: facts?.bytes ?? 0 });
    expect(Buffer.compare(bytes, Buffer.concat(made))).toBe(0);
  });

  it('when a restart finds no marks, then the journal is read in full and says the same', async () => {
    await aVault(bench);
    await bench.reopen();
    const withMarks = await bench.get('survey', {});
    await writeFile(bench.paths.journalMarks, 'nonsense');

    await bench.reopen();

    expect(await bench.get('survey', {})).toEqual(withMarks);
  });

  it('when a frame does not continue the chain, then it is refused and nothing is written', async () => {
    const made = await aVault(bench);
    const [next] = frames(1, pointAfter(made));
    const [gap] = frames(1, { sequence: 30, hash: pointAfter(made).hash });
    const [foreign] = frames(1, { sequence: pointAfter(made).sequence, hash: new Uint8Array(32).fill(9) });
    if (next === undefined || gap === undefined || foreign === undefined) throw new Error('frames');
    const before = (await stat(segmentPath())).size;

    for (const frame of [gap, foreign, next.slice(0, -1), new Uint8Array(10)]) {
      const answer = await bench.ask('journal.append', { frames: [next, frame], branch });
      expect(reasonOf(answer)).toBe('refused');
    }

    expect((await stat(segmentPath())).size).toBe(before);
    expect(await bench.get('journal.append', { frames: [next], branch })).toMatchObject({ sequence: 21 });
  });

  it('when the tail is torn, then it is named, appending is refused, and dropping it keeps a copy aside', async () => {
    const made = await aVault(bench);
    await bench.storage.close();
    const whole = (await stat(segmentPath())).size;
    const [next] = frames(1, pointAfter(made));
    await writeFile(segmentPath(), (next ?? new Uint8Array()).slice(0, 200), { flag: 'a' });
    await bench.reopen();

    expect((await bench.get('survey', {})).journal).toEqual({ kind: 'torn-tail', bytes: 200 });
    expect(reasonOf(await bench.ask('journal.append', { frames: [next ?? new Uint8Array()], branch }))).toBe(
      'damaged',
    );

    await bench.get('journal.drop-torn-tail', {});

    expect((await stat(segmentPath())).size).toBe(whole);
    const kept = (await readdir(bench.profile)).find((name) => name.startsWith('kept-'));
    expect((await stat(join(bench.profile, kept ?? '', 'journal', `${branch}-00001.seg`))).size).toBe(
      whole + 200,
    );
    expect(await bench.get('journal.append', { frames: [next ?? new Uint8Array()], branch })).toMatchObject({
      sequence: 21,
    });
  });

  it('when one byte is flipped anywhere in a frame, then its place is named and the later frames are still found', async () => {
    const made = await aVault(bench);
    const frameBytes = made[0]?.byteLength ?? 0;
    const start = 96 + 4 * frameBytes;
    for (const offset of [60, 250, frameBytes - 1, 20]) {
      await bench.storage.close();
      await flip(segmentPath(), start + offset);
      await bench.reopen();

      const survey = await bench.get('survey', {});

      expect(survey.journal).toEqual({ kind: 'damaged', segment: 1, offset: start });
      expect(survey.head).toEqual(pointAfter(made));
      await bench.storage.close();
      await flip(segmentPath(), start + offset);
    }
  });

  it('when the length of a frame inside is damaged, then it is damage and no torn tail', async () => {
    const made = await aVault(bench);
    await bench.storage.close();
    const start = 96 + 10 * (made[0]?.byteLength ?? 0);
    await flip(segmentPath(), start + 1);
    await bench.reopen();

    expect((await bench.get('survey', {})).journal).toEqual({ kind: 'damaged', segment: 1, offset: start });
  });

  it('when the last acknowledged frame is cut short, then it is damage and no torn tail', async () => {
    await aVault(bench);
    await bench.reopen();
    await bench.get('survey', {});
    await bench.storage.close();
    await truncate(segmentPath(), (await stat(segmentPath())).size - 5);
    await bench.reopen();

    expect((await bench.get('survey', {})).journal.kind).toBe('damaged');
  });

  it('when the last frame is changed after it was acknowledged, then the marks tell', async () => {
    const made = await aVault(bench);
    await bench.storage.close();
    const last = 96 + 19 * (made[0]?.byteLength ?? 0);
    await flip(segmentPath(), last + 300);
    await bench.reopen();

    expect((await bench.get('survey', {})).journal).toEqual({ kind: 'damaged', segment: 1, offset: last });
  });

  it('when a new branch starts, then it has a segment of its own, chained to the last', async () => {
    const made = await aVault(bench);
    const other = anId('c');

    const answer = await bench.get('journal.append', { frames: frames(2, pointAfter(made)), branch: other });
    await bench.reopen();
    const survey = await bench.get('survey', {});

    expect(answer.at).toEqual([
      { segment: 2, offset: 96 },
      { segment: 2, offset: 96 + (made[0]?.byteLength ?? 0) },
    ]);
    expect(survey).toMatchObject({ branch: other, journal: { kind: 'whole' }, head: { sequence: 22 } });
    expect(await readdir(bench.paths.journal)).toEqual([`${branch}-00001.seg`, `${other}-00002.seg`]);
  });

  it('when a whole segment is missing, then that is damage', async () => {
    const made = await aVault(bench);
    await bench.get('journal.append', { frames: frames(2, pointAfter(made)), branch: anId('c') });
    await bench.storage.close();
    await rm(segmentPath());
    await bench.reopen();

    expect((await bench.get('survey', {})).journal).toMatchObject({ kind: 'damaged', segment: 2 });
  });

  it('when the power goes while a segment is begun, then the empty start is a torn tail', async () => {
    await aVault(bench);
    await bench.storage.close();
    await writeFile(segmentPath(2), new Uint8Array(40));
    await bench.reopen();

    expect((await bench.get('survey', {})).journal).toEqual({ kind: 'torn-tail', bytes: 40 });
    await bench.get('journal.drop-torn-tail', {});
    expect((await bench.get('survey', {})).journal).toEqual({ kind: 'whole' });
  });

  it('when a segment is full, then the next frame of the same call opens the next one', () => {
    const made = frames(3);
    const size = made[0]?.byteLength ?? 0;

    const plan = planAppend(
      made,
      branch,
      vaultId,
      null,
      { sequence: 0, hash: new Uint8Array(32) },
      96 + 2 * size,
    );

    expect(plan.at).toEqual([
      { segment: 1, offset: 96 },
      { segment: 1, offset: 96 + size },
      { segment: 2, offset: 96 },
    ]);
    expect(plan.writes.map((write) => write.bytes.byteLength)).toEqual([96 + 2 * size, 96 + size]);
  });

  it('when there is no header yet, then no frame is taken', async () => {
    await mkdir(bench.profile, { recursive: true });

    expect(reasonOf(await bench.ask('journal.append', { frames: frames(1), branch }))).toBe('refused');
  });
});
