import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusedProfile } from '../../../electron/main/profile/refused-profile';

test('when the profile can be written, then nothing is said and nothing is left there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casekeep-refused-'));

  expect(refusedProfile(join(folder, 'profile'))).toBeNull();
  expect(readdirSync(join(folder, 'profile'))).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('when a file stands where the folder should be made, then it is not called read-only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casekeep-refused-'));
  execFileSync('touch', [join(folder, 'profile')]);

  expect(refusedProfile(join(folder, 'profile'))).toBeNull();
  rmSync(folder, { recursive: true });
});

test('when the system lets nobody write there, then it says so, that nothing is lost, and what to do', () => {
  const refused = refusedProfile('/proc/casekeep-profile');

  expect(refused).toMatch(/does not let Casekeep write.*nothing is lost.*Restart the laptop/);
});
