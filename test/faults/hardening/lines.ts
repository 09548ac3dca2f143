import type { Proof } from '../proof';

/** The lines of "Electron: each a test" in the product's design, and the one about asking for the password again. */
export type Line =
  | 'sandbox, context isolation, no Node in pages'
  | 'app:// serves the build-time manifest and nothing else'
  | 'content security policy'
  | 'permissions denied except persistent-storage'
  | 'navigation, redirects, new windows, webviews, frames, drops refused'
  | 'every bridge call checks sender frame and arguments'
  | 'no path comes from the page'
  | 'no network in any session'
  | 'spellchecker dictionary download off'
  | 'no crash reporter, no updater'
  | 'single instance'
  | 'unknown command-line switches refused'
  | 'fuses read back from the binary'
  | 'profile 0700, files 0600'
  | 'core dumps off'
  | 'developer tools off'
  | 'no innerHTML, eval, openExternal'
  | 'stored text never rendered as HTML'
  | 'the password again before export, key change, destruction, recovery key'
  | 'lock and relaunch';

/** One look at the app: null when it is as it must be, else what was seen. */
export interface Look {
  readonly name: string;
  readonly failure: string | null;
}

/** Gathers looks by line of the list; every expected line without a look is a failure. */
export interface Checks {
  check(line: Line, name: string, look: () => Promise<string | null>): Promise<void>;
  record(line: Line, looks: readonly Look[]): void;
  /** What the row should say beside its counts. */
  remark(line: Line, words: string): void;
  proofs(): readonly Proof[];
}

export function openChecks(where: string, expected: readonly Line[]): Checks {
  const looks = new Map<Line, Look[]>(expected.map((line) => [line, []]));
  const remarks = new Map<Line, string[]>();
  const record = (line: Line, seen: readonly Look[]) => {
    looks.set(line, [...(looks.get(line) ?? []), ...seen]);
  };
  return {
    record,
    async check(line, name, look) {
      const failure = await look().catch((error: unknown) => `not run: ${wordsOf(error)}`);
      record(line, [{ name, failure }]);
    },
    remark(line, words) {
      remarks.set(line, [...(remarks.get(line) ?? []), words]);
    },
    proofs: () =>
      [...looks].map(([line, seen]) => {
        const failed = seen.filter(({ failure }) => failure !== null);
        return {
          what: `hardening, ${where}: ${line}`,
          tried: seen.length,
          found: seen.length - failed.length,
          lost: 0,
          leaked: 0,
          note: (remarks.get(line) ?? []).join('; '),
          failures: [
            ...failed.map(({ name, failure }) => `${name}: ${failure ?? ''}`),
            ...(seen.length === 0 ? ['not run: nothing was looked at'] : []),
          ],
        };
      }),
  };
}

/** A look whose answer is known: right, or what was found instead. */
export function expectEqual(name: string, found: unknown, wanted: unknown): Look {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  return { name, failure: one === other ? null : `${one?.slice(0, 300)} instead of ${other?.slice(0, 300)}` };
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 400) : String(error);
}
