import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameAt, SEGMENT_HEADER_BYTES } from '../../../renderer/vault/journal/frame';
import { aClient, anEpisode } from '../../fixtures/a-client';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
});
afterEach(() => laptop.close());

const journal = () => join(laptop.profile, 'vault', 'journal');

async function segment(): Promise<string> {
  const [name = ''] = await readdir(journal());
  return join(journal(), name);
}

/** One act of two frames; the store as it stood before it, and the marks, as a power cut leaves them. */
async function anActInTwoFrames(): Promise<number> {
  const before = (await readFile(await segment())).length;
  const put = { kind: 'put' as const, from: 0 };
  await laptop.first.context.store.commit([
    { ...put, record: aClient() },
    { ...put, record: anEpisode() },
  ]);
  await withoutMarks();
  return before;
}

/** The next start knows neither marks nor store: marks are written at the end of one, read at the beginning of the next. */
async function withoutMarks(): Promise<void> {
  await laptop.restart();
  await rm(join(laptop.profile, 'journal-marks.json'), { force: true });
  await laptop.restart();
  await laptop.removeStore();
}

async function zero(from: number, length: number): Promise<void> {
  const path = await segment();
  const bytes = await readFile(path);
  bytes.fill(0, from, from + length);
  await writeFile(path, bytes);
}

async function secondFrameAt(start: number): Promise<number> {
  const bytes = await readFile(await segment());
  return start + (frameAt(bytes, start)?.bytes.length ?? 0);
}

describe('when a power cut tore the last act', () => {
  it('then zeros inside its first frame drop all of it, and it is said', async () => {
    const start = await anActInTwoFrames();
    await zero(start + 300, 200);

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({
      kind: 'open',
      notices: [{ kind: 'torn-tail-dropped' }, { kind: 'rebuilt' }],
    });
    expect((await readFile(await segment())).length).toBe(start);
  });

  it('then zeros inside its last frame drop that frame, and nothing of the act counts', async () => {
    const start = await anActInTwoFrames();
    const second = await secondFrameAt(start);
    await zero(second + 300, 200);

    const vault = await laptop.open();

    expect((await readFile(await segment())).length).toBe(second);
    expect(vault.context.store.entry(aClient().id)).toBeUndefined();
  });

  it('then an end without a beginning is dropped, and a copy of the bytes is kept', async () => {
    const start = await anActInTwoFrames();
    await zero(start, 200);

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({
      kind: 'open',
      notices: [{ kind: 'torn-tail-dropped' }, { kind: 'rebuilt' }],
    });
    expect((await readdir(laptop.profile)).filter((name) => name.startsWith('kept-'))).toHaveLength(1);
  });
});

describe('when a power cut tore the first frames of a new vault', () => {
  it.each([
    ['nothing of them', 0],
    ['half a head', 50],
    ['the head and half a frame', 400],
  ])('then with %s on the disk it is begun once more', async (_what, length) => {
    await withoutMarks();
    await truncate(await segment(), length);

    const { outcome } = await laptop.unlock();

    expect(outcome.kind).toBe('open');
  });

  it('then zeros in place of them are no lost journal', async () => {
    await withoutMarks();
    await zero(0, (await readFile(await segment())).length);

    const { outcome } = await laptop.unlock();

    expect(outcome.kind).toBe('open');
  });

  it('then it is a lost journal where the marks know that they were whole', async () => {
    await laptop.restart();
    await laptop.removeStore();
    await truncate(await segment(), 50);
    await laptop.restart();

    const { outcome } = await laptop.unlock();

    expect(outcome.kind).toBe('journal-damaged');
  });
});

describe('when bytes of the journal rot', () => {
  it('then an act behind which another one stands is damage and stays', async () => {
    const start = await anActInTwoFrames();
    const first = await laptop.open();
    await first.context.store.commit([
      { kind: 'put', record: { ...aClient(), name: 'Ada Winter-Hale' }, from: 1 },
    ]);
    await withoutMarks();
    const length = (await readFile(await segment())).length;
    await zero(start + 300, 200);

    const { outcome } = await laptop.unlock();

    expect(JSON.stringify(outcome)).toContain('record-damaged');
    expect((await readFile(await segment())).length).toBe(length);
  });

  it('then an act that the marks know as answered is damage and stays', async () => {
    const before = (await readFile(await segment())).length;
    await laptop.first.context.store.commit([{ kind: 'put', record: aClient(), from: 0 }]);
    await laptop.restart();
    await laptop.removeStore();
    const length = (await readFile(await segment())).length;
    await zero(before + 300, 200);
    await laptop.restart();

    const { outcome } = await laptop.unlock();

    expect(JSON.stringify(outcome)).toContain('record-damaged');
    expect((await readFile(await segment())).length).toBe(length);
  });

  it('then the first bytes of a journal whose frames are sound are no torn act', async () => {
    await anActInTwoFrames();
    await zero(0, SEGMENT_HEADER_BYTES);

    const { outcome } = await laptop.unlock();

    expect(JSON.stringify(outcome)).toContain('record-damaged');
  });
});
