import { serialize } from 'node:v8';

/** An input that once made a reader throw, hang or lose something; kept so that it never does again. */
export interface Regression {
  readonly target: string;
  /** What came of it then. */
  readonly then: string;
  readonly input: Uint8Array;
}

const text = (said: string): Uint8Array => new Uint8Array(Buffer.from(said, 'utf8'));
const hex = (said: string): Uint8Array => new Uint8Array(Buffer.from(said.replaceAll(' ', ''), 'hex'));

const cloned = (said: unknown): Uint8Array => new Uint8Array(serialize(said));

/** Every one that was found; run before each fuzzing and in the unit tests. */
export const REGRESSIONS: readonly Regression[] = [
  { target: 'manifest behind its seal', then: 'SyntaxError', input: text('no JSON') },
  { target: 'manifest behind its seal', then: 'TypeError', input: hex('ff fe') },
  { target: 'draft behind its seal', then: 'SyntaxError', input: text('{') },
  { target: 'CSV of any bytes', then: 'a cell was lost', input: text('a,a,a (2)\n1,2,3\n') },
  {
    target: 'search index behind its seal',
    then: 'ran for half a minute',
    input: hex('434b4958 30303031 ffffffff 00000000 00000000 00000000 00000000'),
  },
  {
    target: 'arguments of the vault',
    then: 'never came back',
    input: cloned([
      'importRows',
      { target: 'clients', headerKey: 'a', mapping: {}, dateOrder: 'iso', rows: new Array(4_294_967_295) },
    ]),
  },
];
