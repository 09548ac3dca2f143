import { spawn } from 'node:child_process';
import { findRuntime } from '../../../../build/electron-runtime.mjs';
import { launchCommand } from '../../../../build/launch.mjs';
import type { RunningApp } from '../../../e2e/app';
import { type Checks, expectEqual } from '../lines';

const LINE = 'single instance';

/** The app started again on the same profile, while its window is minimised. */
export async function oneInstance(
  { electron, page, profile, pid }: RunningApp,
  checks: Checks,
): Promise<void> {
  const command = launchCommand(await findRuntime(), { env: { CASEKEEP_PROFILE_DIR: profile } });
  const before = await electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.minimize();
    await new Promise((done) => setTimeout(done, 500));
    return window?.isMinimized();
  });
  const second = await new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(command.executable, command.args, {
      env: command.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.on('exit', (code) => {
      clearTimeout(late);
      done({ code, said });
    });
  });
  await page.waitForTimeout(500);
  const after = await electron.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows();
    return {
      windows: all.length,
      minimised: all[0]?.isMinimized(),
      visible: all[0]?.isVisible(),
      pid: process.pid,
    };
  });
  checks.record(LINE, [
    expectEqual('the second start ends', second.code, 0),
    {
      name: 'and says why',
      failure: second.said.includes('already open') ? null : second.said.slice(0, 200),
    },
    {
      name: 'the window was minimised before',
      failure: before === true ? null : 'no window manager minimised it',
    },
    expectEqual('the first one comes forward', after, { windows: 1, minimised: false, visible: true, pid }),
  ]);
}
