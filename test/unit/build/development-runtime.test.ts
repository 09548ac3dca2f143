import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIntegrity, developmentPin } from '../../../build/development-runtime.mjs';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casekeep-runtime-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('when the fetched runtime is not the pinned one, then it stops and names both hashes', async () => {
  const file = join(folder, 'other.tgz');
  await writeFile(file, 'another package');
  const found = `sha512-${createHash('sha512').update('another package').digest('base64')}`;

  const refusal = checkIntegrity(file, developmentPin.integrity);

  await expect(refusal).rejects.toThrow(/wrong hash/);
  await expect(refusal).rejects.toThrow(developmentPin.integrity);
  await expect(refusal).rejects.toThrow(found);
  await expect(refusal).rejects.toThrow(/Nothing of it was unpacked or run/);
});

test('when the fetched runtime is the pinned one, then it is accepted', async () => {
  const file = join(folder, 'right.tgz');
  await writeFile(file, 'the package');
  const pin = `sha512-${createHash('sha512').update('the package').digest('base64')}`;

  await expect(checkIntegrity(file, pin)).resolves.toBeUndefined();
});
