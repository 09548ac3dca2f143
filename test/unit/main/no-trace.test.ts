import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { forbidCoreDumps } from '../../../electron/main/lockdown/no-core-dumps';
import { forbidRecentFiles } from '../../../electron/main/lockdown/no-recent-files';

describe('core dumps', () => {
  it('when they are forbidden, then whatever is started from that moment on may not leave one either', () => {
    forbidCoreDumps();

    const limits = execFileSync('sh', ['-c', 'ulimit -Sc; ulimit -Hc; cat /proc/self/coredump_filter']);
    expect(limits.toString('utf8').split('\n')).toEqual(['0', '0', '00000000', '']);
  });
});

describe('the list of recently used files', () => {
  it('when GTK looks for the place of its list on Linux, then nothing can be written there', () => {
    const env = { XDG_DATA_HOME: '/home/somebody/.local/share' };

    forbidRecentFiles(env, 'linux');

    expect(env).toEqual({ XDG_DATA_HOME: '/dev/null' });
  });

  it('when the system has no GTK, then nothing is changed', () => {
    const env = {};

    forbidRecentFiles(env, 'darwin');

    expect(env).toEqual({});
  });
});
