import { backingUp, copyingWhileLocked, leaveSurplus, locking } from './acts/copies';
import { changingPassword, renewingRecovery } from './acts/secrets';
import { addOldClient, destroying, withdrawing } from './acts/take-away';
import { attaching, makingKeys, writing } from './acts/write';
import { type OpenApp, openApp, type Voice } from './look';
import type { Phase } from './phases';
import type { StartOrder } from './start';

/** Does the acts of a phase again and again until the kill comes. */
export async function work(open: OpenApp, order: StartOrder, voice: Voice, phase: Phase): Promise<never> {
  if (phase === 'password') return changingPassword(open.app.vault, voice, open.password);
  if (phase === 'recovery') return renewingRecovery(open.app.vault, voice, open.password);
  let now = open;
  for (let turn = 0; ; turn += 1)
    now = await once(now, order, voice, phase, `${phase} ${order.round}-${turn}`);
}

async function once(
  open: OpenApp,
  order: StartOrder,
  voice: Voice,
  phase: Phase,
  name: string,
): Promise<OpenApp> {
  const { app, password } = open;
  const settled: StartOrder = { ...order, password: { right: password, maybe: null, former: null } };
  switch (phase) {
    case 'write':
      await writing(app.vault, voice, name);
      return open;
    case 'attach':
      await attaching(app.vault, voice, name);
      return open;
    case 'keyring':
      await makingKeys(app.vault, voice, name);
      return open;
    case 'withdraw':
      await withdrawing(app, voice, name);
      return open;
    case 'backup':
      await writing(app.vault, voice, name);
      await backingUp(app, voice, await app.storage.choosePlace(order.drive));
      await writing(app.vault, voice, `${name} since`);
      await copyingWhileLocked(app, voice, await app.storage.choosePlace(order.drive));
      return open;
    case 'lock':
      await locking(app, voice, name);
      return open;
    case 'destroy':
      return destroyOne(open, settled, voice, name);
    case 'surplus':
      await leaveSurplus(app, voice, name);
      return reopened(settled, voice);
    case 'rebuild':
    case 'migrate': {
      await app.end();
      voice.began(phase);
      const found = phase === 'rebuild' ? 'gone' : Math.random() < 0.5 ? 'older' : 'newer';
      const next = await reopened(settled, voice, found);
      voice.ended(phase);
      return next;
    }
    default:
      throw new Error(`${phase} is no act of an open vault`);
  }
}

/** What a destruction leaves to be done is done by the next unlock: it belongs to it. */
async function destroyOne({ app, password }: OpenApp, order: StartOrder, voice: Voice, name: string) {
  const personId = await addOldClient(app, voice, name);
  await destroying(app, voice, name, personId, password);
  await app.end();
  const next = await reopened(order, voice);
  voice.ended('destroy');
  return next;
}

async function reopened(
  order: StartOrder,
  voice: Voice,
  found: Parameters<typeof openApp>[2] = 'kept',
): Promise<OpenApp> {
  const open = await openApp(order, voice, found);
  if (open === null) throw new Error('it did not open again');
  return open;
}
