import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSync, writeSync } from 'node:fs';
import { goldenVault } from '../../golden';
import { byteCases } from '../byte-cases';
import { callCases } from '../call-cases';
import { driveCases } from '../drive-cases';
import type { GreedyCase } from '../greedy-case';

/** The process in which small inputs ask for very much; `watch-child.ts` sees how large it becomes and how long it takes. */
const current = openSync(process.argv[2] ?? '', 'w');
const forever = () => new Promise<string>(() => setInterval(() => undefined, 1000));
const planted: Readonly<Record<string, () => Promise<string>>> = {
  memory: async () => `${Buffer.alloc(2 ** 30, 1).length} ${await forever()}`,
  time: forever,
};
const ask = planted[process.argv[3] ?? ''];
const cases: readonly GreedyCase[] = ask ? [{ name: 'planted', answer: '', ask }] : await allCases();
for (const [nth, { name, answer, ask }] of cases.entries()) {
  const input = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32LE(nth + 1, 0);
  head.writeUInt32LE(input.length, 4);
  writeSync(current, Buffer.concat([head, input]), 0, input.length + 8, 0);
  const said = await answerOf(ask);
  process.stdout.write(
    `${JSON.stringify({ name, failure: said === answer ? null : `said ${said}, wanted ${answer}` })}\n`,
  );
}
process.exit(0);

async function allCases(): Promise<readonly GreedyCase[]> {
  const golden = await goldenVault();
  return [...byteCases(golden), ...callCases(), ...driveCases(golden, join(tmpdir(), 'endless'))];
}

async function answerOf(ask: GreedyCase['ask']): Promise<string> {
  try {
    return await ask();
  } catch (error) {
    return String(error);
  }
}
