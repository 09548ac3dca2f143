import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from '../proof';
import { startNodeApp } from '../node-app';
import { destroy, type Scene, standing } from './scene';
import { lookForKeys } from './stock';

const CALLS = ['open', 'rename', 'rm', 'link', 'mkdir'] as const;
const HANDLE_CALLS = ['write', 'sync', 'truncate'] as const;

/** The same destruction again and again, each time dead before another of its writes; `every` leaves some out. */
export async function crashes(first: Scene, every: number): Promise<readonly Case[]> {
  const whole = await first.copy();
  const total = await whole.on(async (app) => {
    const counted = dieBefore(Number.POSITIVE_INFINITY);
    await destroy(app, first.clients[0]);
    return counted.end();
  });
  await whole.remove();
  const cases: Case[] = [];
  for (let nth = 1; nth <= total; nth += every) cases.push(await crashBefore(first, nth, total));
  return cases;
}

async function crashBefore(first: Scene, nth: number, total: number): Promise<Case> {
  const name = `before write ${nth} of ${total}`;
  const scene = await first.copy();
  const [client] = scene.clients;
  try {
    const stock = await scene.stock(client);
    const app = await startNodeApp(scene.profile, scene.storeName);
    await app.unlock();
    const dying = dieBefore(nth);
    void destroy(app, client).catch(() => undefined);
    await dying.died;
    dying.end();
    app.database.dexie.close();
    const again = await scene.on(async ({ vault }) =>
      vault.ask({ name: 'client', args: { personId: client.personId } }),
    );
    if (again !== null) {
      const wrong = await standing(scene, []);
      return { name, lost: 0, failure: wrong.length === 0 ? null : `not begun, and ${wrong.join(', ')}` };
    }
    const wrong = await standing(scene, [client]);
    const { leaks } = await lookForKeys([scene.profile], stock, scene.secrets);
    const failures = [...wrong, ...leaks];
    return { name, lost: 0, failure: failures.length === 0 ? null : failures.join(', ') };
  } catch (error) {
    return { name, lost: 0, failure: `threw ${error instanceof Error ? (error.stack ?? '') : ''}` };
  } finally {
    await scene.remove();
  }
}

interface Dying {
  readonly died: Promise<void>;
  /** Files work again; answers how many writes there were. */
  end(): number;
}

/** From the nth change of a file on, no call to the file system ever answers: as for a process that is dead. */
function dieBefore(nth: number): Dying {
  let count = 0;
  let isEnded = false;
  let tell = () => undefined as void;
  const died = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const never = new Promise<never>(() => undefined);
  const restore: (() => void)[] = [];
  const opened = new Set<FileHandle>();
  const patch = (target: object, name: string, counts: (args: readonly unknown[]) => boolean) => {
    const original: unknown = Reflect.get(target, name);
    if (typeof original !== 'function') throw new Error(`no ${name}`);
    Reflect.set(target, name, function patched(this: unknown, ...args: readonly unknown[]) {
      if (!isEnded) {
        if (counts(args)) count += 1;
        if (count >= nth) {
          tell();
          return never;
        }
      }
      const answer: unknown = Reflect.apply(original, this, args);
      if (name === 'open' && answer instanceof Promise)
        void answer.then(
          (handle) => opened.add(handle),
          () => {},
        );
      return answer;
    });
    restore.push(() => Reflect.set(target, name, original));
  };
  for (const name of CALLS) patch(promises, name, (args) => name !== 'open' || isWriting(args[1]));
  for (const name of HANDLE_CALLS) patch(handlePrototype, name, () => true);
  syncBuiltinESMExports();
  return {
    died: died.then(() => wait(30)),
    end() {
      isEnded = true;
      for (const one of restore) one();
      // The dead close nothing; the process that plays them does.
      for (const handle of opened) void handle.close().catch(() => undefined);
      syncBuiltinESMExports();
      return count;
    },
  };
}

/** The flags with which a file is opened. */
function isWriting(flags: unknown): boolean {
  return typeof flags === 'string' && /[wa+]/.test(flags);
}

/** What every open file of this process is made from. */
const handlePrototype: object = await promises.open(import.meta.filename).then(async (handle) => {
  await handle.close();
  return Object.getPrototypeOf(handle);
});
