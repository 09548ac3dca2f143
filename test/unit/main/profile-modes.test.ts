import { chmod, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeProfile } from '../../../electron/main/profile/prepare-profile';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'casekeep-modes-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

it('when a profile was copied from elsewhere and is open to others, then the start closes it all the way down', async () => {
  const profile = join(base, 'profile');
  const deep = join(profile, 'vault', 'files');
  const outside = join(base, 'outside');
  await mkdir(deep, { recursive: true });
  await writeFile(join(deep, 'one'), 'sealed');
  await writeFile(outside, 'not ours');
  await symlink(outside, join(deep, 'link'));
  await chmod(join(deep, 'one'), 0o666);
  await chmod(outside, 0o644);
  for (const folder of [deep, join(profile, 'vault'), profile]) await chmod(folder, 0o777);

  closeProfile(profile);

  const modes = [profile, join(profile, 'vault'), deep, join(deep, 'one'), outside].map(
    async (path) => (await lstat(path)).mode & 0o777,
  );
  expect(await Promise.all(modes)).toEqual([0o700, 0o700, 0o700, 0o600, 0o644]);
});
