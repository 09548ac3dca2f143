import { cp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { look, openApp, type Voice } from '../look';
import type { Seen } from '../node/killed-start';
import type { StartOrder } from '../start';
import type { Acknowledged } from '../acknowledged';

/** What of a profile is Casekeep's own; the working store stays behind. */
const OURS = /^(vault|vault\.new|state\.json|journal-marks\.json|destroyed-files\.json|places)$/;

/** Reads a copy of a killed profile, from the journal alone, by the vault's own code in this process. */
export async function lookAside(order: StartOrder, record: (entry: Acknowledged) => void): Promise<Seen> {
  const { profile } = order;
  const aside = join(dirname(profile), 'aside', basename(profile));
  await rm(aside, { recursive: true, force: true });
  await cp(profile, aside, {
    recursive: true,
    filter: (path) => path === profile || dirname(path) !== profile || OURS.test(basename(path)),
  });
  let seen: Pick<Seen, 'front' | 'held' | 'backupHeld'> = { front: null, held: null, backupHeld: null };
  const halves: string[] = [];
  const refused: string[] = [];
  const voice: Voice = {
    began: () => undefined,
    ended: () => undefined,
    record,
    refused: (what, outcome) => void refused.push(`${what}: ${JSON.stringify(outcome)}`),
    say(line) {
      if (line.kind === 'front') seen = { ...seen, front: line.presence };
      if (line.kind === 'held') seen = { ...seen, held: line.contents };
      if (line.kind === 'backup-held') seen = { ...seen, backupHeld: line.contents };
      if (line.kind === 'half') halves.push(line.words);
    },
  };
  const there = { ...order, profile: aside };
  const open = await openApp(there, voice);
  if (open !== null) {
    await look(open, there, voice);
    await open.app.end();
  }
  await rm(order.scratch, { recursive: true, force: true });
  return { ...seen, halves, refused };
}
