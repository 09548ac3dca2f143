import type { Handlers } from '../../../../electron/main/storage/handlers';
import { serveStorage } from '../../../../electron/main/storage/serve';
import { parseTable } from '../../../../renderer/features/import/parse-table';
import { argument, parsed } from '../../../../renderer/vault/edge/arguments';
import { idNumber } from '../../../fixtures/ids';
import { endlessList, GIB4, type GreedyCase } from './greedy-case';

/** What the page, the worker or a person's table asks for. */
export function callCases(): readonly GreedyCase[] {
  return [
    {
      name: 'a table of few bytes and a thousand million cells',
      answer: 'too-large',
      ask: () => parseTable(`${'a,'.repeat(1999)}a\n${'1\n'.repeat(500_000)}`).kind,
    },
    {
      name: 'a request with four thousand million frames',
      answer: 'refused',
      ask: () => request('journal.append', { frames: endlessList(), branch: idNumber(1) }),
    },
    {
      name: 'a request for 4 GiB of a segment',
      answer: 'refused',
      ask: () => request('journal.read', { segment: 1, offset: 0, length: GIB4 }),
    },
    {
      name: 'a request a hundred thousand deep',
      answer: 'refused',
      ask: () => request('survey', { deep: nested(100_000) }),
    },
    {
      name: 'a command with four thousand million participants',
      answer: 'refused:act',
      ask: () => command({ participants: endlessList() }),
    },
    {
      name: 'a command a hundred thousand deep',
      answer: 'passed on',
      ask: () => command({ deep: nested(100_000) }),
    },
  ];
}

/** No handler at all: what got so far would fail otherwise than refused. */
async function request(name: string, args: unknown): Promise<string> {
  let said = 'nothing';
  const handlers: Partial<Handlers> = {};
  await serveStorage(handlers as Handlers)({ id: 1, name, args }, (answer) => {
    if ('answer' in answer) said = answer.answer.kind === 'ok' ? 'ok' : answer.answer.failure.reason;
  });
  return said;
}

function command(args: Readonly<Record<string, unknown>>): string {
  try {
    parsed('act', argument.named, { name: 'book-appointment', args });
    return 'passed on';
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown';
  }
}

function nested(depth: number): unknown {
  let inner: unknown = 0;
  for (let left = depth; left > 0; left -= 1) inner = [inner];
  return inner;
}
