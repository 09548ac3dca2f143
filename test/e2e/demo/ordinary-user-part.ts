import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClientScreen } from '../pages/client-screen';
import { FirstRun } from '../pages/first-run';
import { Keyboard } from '../pages/keyboard';
import type { Scene } from './scene';
import { Stage } from './stage';

const PASSWORD = 'An ordinary sentence will do';

/** First run, a client, a note, lock and unlock as somebody who is not root, with Chromium's sandbox on. */
export async function ordinaryUserPart({ report }: Scene): Promise<void> {
  const stage = await Stage.open(report);
  try {
    mkdirSync(stage.profile);
    execFileSync('chmod', ['-R', 'a+rwX', stage.folder]);
    const sheet = join(stage.folder, 'sheet.pdf');
    stage.answer('targets', sheet);
    await stage.start({}, { ordinaryUser: true });
    const keys = new Keyboard(stage.page);
    const firstRun = new FirstRun(stage.page);
    await firstRun.toTheBackupStep(keys, { practice: 'Ordinary', therapist: 'C', password: PASSWORD, sheet });
    await firstRun.withoutBackup(keys);
    const client = new ClientScreen(stage.page);
    await client.add(keys, 'Olive Ordinary');
    await client.writeNote(keys, { themes: 'A first conversation.', plan: 'Next week.' });

    const pages = pageProcesses(stage.profile);
    const held = pages.filter(({ uid, seccomp }) => uid !== '0' && seccomp === '2');
    report.check(
      'Page processes run as an ordinary user with the sandbox on',
      pages.length > 0 && held.length === pages.length,
      pages.map(({ uid, seccomp }) => `user ${uid}, seccomp ${seccomp}`).join('; '),
    );
    chmodSync(stage.folder, 0o777);
    await stage.lock();
    await stage.frontDoor.unlock(PASSWORD);
    await stage.shell.openBySearch('oliv ordi');
    await new ClientScreen(stage.page).counts('Notes', 1);
    report.check('Locked and unlocked as an ordinary user; the note is there', true);
  } finally {
    await stage.remove();
  }
}

interface PageProcess {
  readonly uid: string;
  readonly seccomp: string;
}

/** The renderers of this profile, as the kernel sees them. */
function pageProcesses(profile: string): readonly PageProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        if (!command.includes('--type=renderer') || !command.includes(profile)) return [];
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const field = (name: string) => new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '';
        return [{ uid: field('Uid'), seccomp: field('Seccomp') }];
      } catch {
        return [];
      }
    });
}
