import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FirstRun } from '../pages/first-run';
import { Keyboard } from '../pages/keyboard';
import { ClientScreen } from '../pages/client-screen';
import { violations } from './access-part';
import { makeDrive, type Drive } from './drive';
import type { Report } from './report';
import type { Stage } from './stage';

/** A second, small vault on a small disk of its own, for everything that goes wrong. */
export interface BadScene {
  readonly stage: Stage;
  readonly report: Report;
}

/** Fourteen signs, one of them a ligature that other keyboards write as two letters. */
const TYPED_FIRST = '🐝🌿🍋🔑🎈🪁🌙🎹🧭🪴🐚🌋🛶ﬁ';
export const BAD_PASSWORD = '🐝🌿🍋🔑🎈🪁🌙🎹🧭🪴🐚🌋🛶fi';
export const BAD_CLIENT = 'Barnaby Unlucky';

/** Makes the vault with an emoji password, looks at every step with axe, locks, and opens it again. */
export async function openBadScene(
  stage: Stage,
  report: Report,
): Promise<BadScene & { readonly disk: Drive | null }> {
  mkdirSync(stage.profile, { recursive: true });
  const made = makeDrive(stage.profile, 400);
  const sheet = join(stage.folder, 'sheet.pdf');
  stage.answer('targets', sheet);
  await stage.start();
  const { page } = stage;
  const found: string[] = [];
  const looked: string[] = [];
  const look = async (view: string): Promise<void> => {
    looked.push(view);
    for (const one of await violations(stage.page)) found.push(`${view}: ${one}`);
  };
  await new FirstRun(page).toTheBackupStep(
    new Keyboard(page),
    { practice: 'Small Practice', therapist: 'B. Therapist', password: TYPED_FIRST, sheet },
    look,
  );
  await look('First backup');
  await new FirstRun(page).withoutBackup(new Keyboard(page));
  await page.getByRole('navigation').first().waitFor();
  await new ClientScreen(page).add(new Keyboard(page), BAD_CLIENT);
  await stage.lock();
  await stage.frontDoor.said();
  await look('Locked');
  await stage.page.getByRole('button', { name: /^Restore/ }).click();
  await look('Restore');
  await stage.page.getByRole('button', { name: 'Back', exact: true }).click();
  report.check(
    `axe in front of the vault: ${looked.length} views, 0 violations`,
    found.length === 0,
    found.join('; ') || looked.join(', '),
  );
  await report.step('Password of emoji, typed in another form (NFKC)', async () => {
    await stage.frontDoor.unlock(BAD_PASSWORD);
    return 'opens';
  });
  return { stage, report, disk: made.kind === 'drive' ? made.drive : null };
}
