import { serialize } from 'node:v8';
import { endlessList } from './greedy/greedy-case';

/** An input that once made a reader throw, hang or lose something; kept so that it never does again. */
export interface Regression {
  readonly target: string;
  /** What came of it then. */
  readonly outcome: string;
  readonly input: Uint8Array;
}

const text = (said: string): Uint8Array => new Uint8Array(Buffer.from(said, 'utf8'));
const hex = (said: string): Uint8Array => new Uint8Array(Buffer.from(said.replaceAll(' ', ''), 'hex'));

const cloned = (said: unknown): Uint8Array => new Uint8Array(serialize(said));

/** Every one that was found; run before each fuzzing and in the unit tests. */
export const REGRESSIONS: readonly Regression[] = [
  { target: 'manifest behind its seal', outcome: 'SyntaxError', input: text('no JSON') },
  { target: 'manifest behind its seal', outcome: 'TypeError', input: hex('ff fe') },
  { target: 'draft behind its seal', outcome: 'SyntaxError', input: text('{') },
  { target: 'CSV of any bytes', outcome: 'a cell was lost', input: text('a,a,a (2)\n1,2,3\n') },
  {
    target: 'search index behind its seal',
    outcome: 'ran for half a minute',
    input: hex('434b4958 30303031 ffffffff 00000000 00000000 00000000 00000000'),
  },
  {
    target: 'search index behind its seal',
    outcome: 'half a gigabyte for one word',
    input: hex(
      '434b4958 30303031 00000000 01000000 01000000 07000000 00000000 0000000000000000 ffffff7f 000000',
    ),
  },
  {
    target: 'arguments of the vault',
    outcome: 'never came back',
    input: cloned([
      'importRows',
      { target: 'clients', headerKey: 'a', mapping: {}, dateOrder: 'iso', rows: endlessList() },
    ]),
  },
];
