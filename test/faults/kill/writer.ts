import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { blankPerson } from '../../../renderer/domain/blank-person';
import type { CommandName, CommandOutcome, Vault } from '../../../renderer/vault/api';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { startNodeApp } from '../node-app';
import { readContents } from './contents';
import type { Acknowledged } from './ledger';
import type { WriterLine } from './writer-line';

/** Sessions of a series: booked in one act, so there are all of them or none. */
const SERIES = 4;

/** One line of output, written at once and by the system itself: it stays out, whatever becomes of this process. */
function say(line: WriterLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

function acknowledge(outcome: CommandOutcome<CommandName>, entry: Acknowledged): void {
  if (outcome.kind === 'saved') say({ kind: 'acknowledged', entry });
  else say({ kind: 'refused', outcome: JSON.stringify(outcome) });
}

async function write(vault: Vault, round: string): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const name = `Client ${round}-${turn}`;
    const created = await vault.act({
      name: 'create-client',
      args: {
        person: { ...blankPerson, name },
        service: 'Counselling',
        startedOn: '2026-11-02',
        fundedBy: 'self',
      },
    });
    acknowledge(created, { kind: 'client', name });
    if (created.kind !== 'saved') continue;
    const { id: personId, episodeId } = created;

    await book(vault, episodeId, name);
    await writeNote(vault, episodeId, name);
    await attach(vault, personId, name);
    await writeNote(vault, episodeId, name);
  }
}

async function book(vault: Vault, episodeId: string, client: string): Promise<void> {
  const startsAt = '2026-12-07T10:00';
  const outcome = await vault.act({
    name: 'book-appointment',
    args: {
      appointment: { episodeId, startsAt, minutes: 50, type: 'session', place: 'Room 1' },
      repeat: { everyWeeks: 1, count: SERIES },
    },
  });
  acknowledge(outcome, { kind: 'session', client, startsAt });
}

/** As a person types: a draft that grows, then the finished note; the last one of a client stays a draft. */
async function writeNote(vault: Vault, episodeId: string, client: string): Promise<void> {
  const draftId = newId();
  const about = { kind: 'note', episodeId, appointmentId: null, sessionOn: '2026-11-23' } as const;
  let themes = `Note ${draftId.slice(0, 8)}.`;
  for (let pause = 0; pause < 4; pause += 1) {
    themes = `${themes} Word ${pause} ${randomBytes(100).toString('hex')}.`;
    const fields = { themes, risk: '', plan: '', riskOpen: '' };
    const kept = await vault.act({ name: 'keep-draft', args: { draftId, about, fields } });
    acknowledge(kept, { kind: 'draft', client, text: themes });
  }
  const finished = await vault.act({
    name: 'finish-note',
    args: {
      draftId,
      episodeId,
      appointmentId: null,
      sessionOn: '2026-11-23',
      fields: { themes, risk: '', plan: '' },
      riskOpen: false,
    },
  });
  acknowledge(finished, { kind: 'note', client, text: themes });
  if (finished.kind === 'saved') say({ kind: 'acknowledged', entry: { kind: 'draft-done', client } });
}

async function attach(vault: Vault, personId: string, client: string): Promise<void> {
  const bytes = randomBytes(200_000);
  const name = `scan-${bytes.toString('hex', 0, 4)}.bin`;
  const outcome = await vault.addAttachment(
    { personId, episodeId: null, source: 'client' },
    new File([bytes], name),
    () => undefined,
    `add-${name}`,
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (outcome.kind === 'added') say({ kind: 'acknowledged', entry: { kind: 'file', client, name, sha256 } });
  else say({ kind: 'refused', outcome: JSON.stringify(outcome) });
}

const [profile = '', round = '0', purpose = 'write'] = process.argv.slice(2);
const app = await startNodeApp(profile);
const unlocked = await app.unlock();
if (unlocked.kind === 'open') {
  const notices = unlocked.notices.map(({ kind }) => kind);
  say({ kind: 'held', contents: await readContents(app.vault, notices) });
  if (purpose === 'write') await write(app.vault, round);
} else {
  say({ kind: 'refused', outcome: JSON.stringify(unlocked) });
}
process.exit(0);
