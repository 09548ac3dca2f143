import { spawn } from 'node:child_process';
import { findRuntime } from '../../../build/electron-runtime.mjs';
import { launchCommand } from '../../../build/launch.mjs';
import { root } from '../../../build/paths.mjs';
import { PracticeScreen } from '../pages/practice-screen';
import { BAD_PASSWORD, type BadScene } from './bad-scene';

const TEN_YEARS = 3653 * 86_400_000;

/** Two copies at once; the clock ten years back. Nothing is lost by either. */
export async function badTimesPart({ stage, report }: BadScene): Promise<void> {
  await stage.frontDoor.unlock(BAD_PASSWORD);
  const before = await new PracticeScreen(stage.page).digest();
  await report.step('Two copies at once: the second gives way to the first', async () => {
    const code = await startBeside(stage.profile);
    await stage.shell.go('Clients');
    await stage.page.getByText('Barnaby Unlucky').first().waitFor();
    if (code !== 0) throw new Error(`the second ended with ${String(code)}`);
    return 'the second ended by itself, the first goes on';
  });
  await report.step('The clock set back ten years: said, everything there', async () => {
    await stage.close();
    await stage.start({ CASEKEEP_TEST_CLOCK_SHIFT_MS: String(-TEN_YEARS) });
    await stage.frontDoor.unlock(BAD_PASSWORD);
    const said = await stage.page
      .getByText(/clock went back/)
      .first()
      .innerText();
    const after = await new PracticeScreen(stage.page).digest();
    if (after.digest !== before.digest) throw new Error(`${before.counts} → ${after.counts}`);
    return said;
  });
}

/** Starts the app a second time on the same profile; answers how it ends. */
async function startBeside(profile: string): Promise<number | null> {
  const command = launchCommand(await findRuntime(), {
    args: [],
    env: { CASEKEEP_PROFILE_DIR: profile },
    sandbox: process.getuid?.() !== 0,
  });
  const child = spawn(command.executable, [...command.args], {
    env: command.env,
    cwd: root,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  return new Promise((done) =>
    child.once('exit', (code) => {
      clearTimeout(timer);
      done(code);
    }),
  );
}
