import { openSync, writeSync } from 'node:fs';
import { goldenVault } from '../../golden';
import { greedyCases } from '../cases';

/** The process in which small inputs ask for very much; `watch-child.ts` sees how large it becomes and how long it takes. */
const current = openSync(process.argv[2] ?? '', 'w');
const forever = () => new Promise<string>(() => setInterval(() => undefined, 1000));
const planted: Readonly<Record<string, () => Promise<string>>> = {
  memory: async () => `${Buffer.alloc(2 ** 30, 1).length} ${await forever()}`,
  time: forever,
};
const ask = planted[process.argv[3] ?? ''];
const cases = ask ? [{ name: 'planted', answer: '', ask }] : await greedyCases(await goldenVault());
for (const [nth, { name, answer, ask }] of cases.entries()) {
  const input = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32LE(nth + 1, 0);
  head.writeUInt32LE(input.length, 4);
  writeSync(current, Buffer.concat([head, input]), 0, input.length + 8, 0);
  const said = await ask().catch((error: unknown) => String(error));
  process.stdout.write(
    `${JSON.stringify({ name, failure: said === answer ? null : `said ${said}, wanted ${answer}` })}\n`,
  );
}
process.exit(0);
