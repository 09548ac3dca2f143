import { freshProfile, launchApp, removeProfile } from '../../../e2e/app';
import { frontOf } from '../../app/front';
import { killTree, processTree } from '../../app/process-tree';
import type { Checks } from '../lines';
import { sandboxedProcesses } from '../sandboxed-processes';
import { isolation } from './isolation';

const LINE = 'sandbox, context isolation, no Node in pages';

/** The same as somebody who is not root, with Chromium's sandbox on: every page and utility is really in it. */
export async function asOrdinaryUser(checks: Checks): Promise<void> {
  const profile = await freshProfile();
  const app = await launchApp({ profile, ordinaryUser: true });
  try {
    await frontOf(app.page);
    const looks = sandboxedProcesses(processTree(app.pid));
    checks.record(
      LINE,
      looks.map((look) => ({ ...look, name: `ordinary user, ${look.name}` })),
    );
    await isolation(app, checks);
    checks.remark(
      LINE,
      'as root and as an ordinary user; the graphics process is filtered only where a graphics card is',
    );
  } finally {
    killTree(processTree(app.pid));
    await app.exited;
    await removeProfile(profile);
  }
}
