import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** A window manager, a bus of its own and a small companion program: what an ordinary desktop has around an app. */
export interface Desktop {
  /** For the app: both buses are this one, so that no other desktop hears it. */
  readonly env: Readonly<Record<string, string>>;
  /** The signal that systemd sends before the laptop sleeps. */
  sleep(): Promise<void>;
  /** Turns the display's screen saver on or off. */
  screenSaver(on: boolean): Promise<void>;
  /** Shows a small window that offers text or a file, at this place of the screen. */
  offer(what: Offer, x: number, y: number): Promise<void>;
  /** Takes it away; answers what was asked of it by whom it was dropped on. */
  hideOffer(): Promise<readonly string[]>;
  /** Everything any program sent to the desktop's notification service. */
  notified(): Promise<readonly string[]>;
  end(): void;
}

export type Offer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly uri: string };

const answers = z.object({
  done: z.string().default(''),
  dragged: z.array(z.string()).default([]),
  notified: z.array(z.string()).default([]),
});
type Answer = z.infer<typeof answers>;

export async function startDesktop(): Promise<Desktop> {
  const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore' });
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus);
  const env = { DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address };
  const companion = spawn('/usr/bin/python3', ['-B', join(import.meta.dirname, 'desktop.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env, NO_AT_BRIDGE: '1' },
  });
  const lines = createInterface({ input: companion.stdout });
  const waiting: ((answer: Answer) => void)[] = [];
  lines.on('line', (line) => waiting.shift()?.(answers.parse(JSON.parse(line))));
  const next = (): Promise<Answer> => new Promise((done) => waiting.push(done));
  const ask = async (act: string, words: object = {}): Promise<Answer> => {
    const answer = next();
    companion.stdin.write(`${JSON.stringify({ act, ...words })}\n`);
    return Promise.race([answer, late(`the desktop did not answer ${act}`)]);
  };
  await Promise.race([next(), late('the desktop did not start')]);
  return {
    env,
    async sleep() {
      await ask('sleep');
    },
    async screenSaver(on) {
      await ask('saver', { on });
    },
    async offer(what, x, y) {
      await ask('offer', { ...what, x, y });
    },
    hideOffer: async () => (await ask('hide')).dragged,
    notified: async () => (await ask('notified')).notified,
    end() {
      for (const one of [companion, bus, manager]) one.kill();
    },
  };
}

async function late(words: string): Promise<never> {
  await wait(15_000, undefined, { ref: false });
  throw new Error(words);
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.stdout?.once('data', (bytes: Buffer) => done(bytes.toString('utf8').split('\n')[0] ?? ''));
  });
}
