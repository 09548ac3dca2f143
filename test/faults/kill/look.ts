import type { NodeApp } from '../node-app';
import type { SecretState } from './acknowledged';
import { readContents } from './contents';
import type { Hand } from './hand';
import { startKeptApp, type StoreFound } from './kept-app';
import type { StartLine, StartOrder } from './start';

/** A process's voice: lines for the test, marks and acknowledgements besides. */
export interface Voice extends Hand {
  say(line: StartLine): void;
}

/** An app that is open, and the password that opened it. */
export interface OpenApp {
  readonly app: NodeApp;
  readonly password: string;
}

/** Starts the app and unlocks it as a person would, whatever stands in between; null when it does not open. */
export async function openApp(
  { profile, password }: StartOrder,
  voice: Voice,
  found: StoreFound = 'kept',
): Promise<OpenApp | null> {
  let app = await startKeptApp(profile, found);
  voice.say({ kind: 'front', presence: app.presence.kind });
  for (let turn = 0; turn < 4 && app.presence.kind === 'locked'; turn += 1) {
    const notices: string[] = [];
    const opened = await openWithEither(app, password, voice, notices);
    if (opened === 'journal-older') {
      voice.began('surplus');
      const written = await app.vault.offerBackSurplus();
      voice.ended('surplus');
      if (written.kind !== 'written') voice.refused('offer-back-surplus', written);
    } else if (opened !== 'store-broken') return opened === null ? null : { app, password: opened.password };
    await app.end();
    app = await startKeptApp(profile);
  }
  return null;
}

/** Exactly the acknowledged password opens; where another was begun, that one or this one. */
async function openWithEither(
  app: NodeApp,
  { right, maybe }: SecretState,
  voice: Voice,
  notices: string[],
): Promise<{ readonly password: string } | 'journal-older' | 'store-broken' | null> {
  for (const password of [right, ...(maybe === null ? [] : [maybe])]) {
    const outcome = await app.unlock(password);
    if (outcome.kind === 'wrong-secret' && password === right && maybe !== null) continue;
    if (outcome.kind === 'journal-older' || outcome.kind === 'store-broken') return outcome.kind;
    if (outcome.kind !== 'open') {
      voice.refused('unlock', outcome);
      return null;
    }
    notices.push(...outcome.notices.map(({ kind }) => kind));
    return { password };
  }
  return null;
}

/** What opens that should not, and everything the vault and its backup hold, told to the test. */
export async function look({ app, password }: OpenApp, order: StartOrder, voice: Voice): Promise<void> {
  await tryOthers({ app, password }, order, voice);
  voice.say({ kind: 'held', contents: await readContents(app.vault, []) });
  if (order.backup !== null) await lookAtBackup(app, order, order.backup, voice);
}

async function tryOthers({ app, password }: OpenApp, order: StartOrder, voice: Voice): Promise<void> {
  const { right, maybe, former } = order.password;
  for (const other of new Set([maybe === null ? null : right, maybe, maybe === null ? former : null])) {
    if (other === null || other === password) continue;
    const outcome = await app.unlock(other);
    if (outcome.kind !== 'wrong-secret')
      voice.say({ kind: 'half', words: `a password that should not open: ${outcome.kind}` });
  }
  if (maybe !== null) voice.record({ kind: 'password', password });
  await app.vault.confirmSecret(password);
  if (order.recovery === null) return;
  const keys = order.recovery;
  const opens = async (key: string) => (await app.vault.confirmSecret(key)).kind === 'confirmed';
  const inHand = [keys.right, ...(keys.maybe === null ? [] : [keys.maybe])];
  const opening: string[] = [];
  for (const key of inHand) if (await opens(key)) opening.push(key);
  const [recoveryKey] = opening;
  if (opening.length !== 1 || recoveryKey === undefined)
    voice.say({
      kind: 'half',
      words: `${opening.length} of ${inHand.length} recovery keys in hand open the vault`,
    });
  else if (keys.maybe !== null) voice.record({ kind: 'recovery', recoveryKey });
  if (keys.former !== null && (await opens(keys.former)))
    voice.say({ kind: 'half', words: 'the recovery key from before still opens the vault' });
  await app.vault.confirmSecret(password);
}

/** Verifies the backup on the drive, restores it beside the profile and reads what came out. */
async function lookAtBackup(
  app: NodeApp,
  { drive, scratch }: StartOrder,
  { passwords, proven }: NonNullable<StartOrder['backup']>,
  voice: Voice,
): Promise<void> {
  const beside = await startKeptApp(scratch);
  const source = await beside.storage.chooseSource(drive).catch(() => null);
  let said = source === null ? 'no backup there' : '';
  let opening: string | null = null;
  for (const password of source === null ? [] : passwords) {
    const outcome = await beside.vault.verifySource(
      source ?? '',
      { kind: 'password', password },
      quiet,
      'look',
    );
    said = JSON.stringify(outcome).slice(0, 200);
    if (outcome.kind === 'wrong-secret') continue;
    if (outcome.kind === 'whole') opening = password;
    break;
  }
  if (opening === null || source === null) {
    if (proven) voice.say({ kind: 'half', words: `a proven backup does not verify: ${said}` });
    return beside.end();
  }
  const installed = await beside.vault.installSource(source, quiet);
  await beside.end();
  if (installed.kind !== 'done') return voice.refused('install of the backup', installed);
  const restored = await startKeptApp(scratch);
  const outcome = await restored.unlock(opening);
  if (outcome.kind === 'open')
    voice.say({ kind: 'backup-held', contents: await readContents(restored.vault, []) });
  else voice.refused('unlock of the restored backup', outcome);
  await restored.end();
}

export const quiet = () => undefined;
