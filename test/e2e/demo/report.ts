import { stripVTControlCharacters } from 'node:util';

interface Line {
  readonly what: string;
  /** Empty for the heading of a part. */
  readonly outcome: 'ok' | 'FAILED' | 'not run' | 'figure' | '';
  readonly figures: string;
}

/** What was proved, line by line; printed as one table at the end. */
export class Report {
  readonly #lines: Line[] = [];
  #violations = 0;

  get passed(): number {
    return this.#lines.filter(({ outcome }) => outcome === 'ok').length;
  }

  /** What failed and what could not be run: neither is a success. */
  get failed(): number {
    return this.#lines.filter(({ outcome }) => outcome === 'FAILED' || outcome === 'not run').length;
  }

  /** What Chromium said about the content security policy, in pages and workers. */
  get violations(): number {
    return this.#violations;
  }

  readonly hear = (text: string): void => {
    if (!text.includes('Content Security Policy')) return;
    this.#violations += 1;
    say(`  policy violation: ${text.slice(0, 300)}`);
  };

  /** Back to this count, after violations that were made on purpose. */
  forgetViolations(count: number): void {
    this.#violations = count;
  }

  part(name: string): void {
    this.#lines.push({ what: name, outcome: '', figures: '' });
    say(`… ${name}`);
  }

  check(what: string, isSo: boolean, figures: string | number = ''): void {
    this.#add({ what, outcome: isSo ? 'ok' : 'FAILED', figures: String(figures) });
  }

  /** A number that is told and proves nothing. */
  figure(what: string, figures: string | number): void {
    this.#add({ what, outcome: 'figure', figures: String(figures) });
  }

  failure(what: string, error: unknown): void {
    const said = error instanceof Error ? error.message : String(error);
    this.#add({ what, outcome: 'FAILED', figures: plain(said).slice(0, 600) });
  }

  /** One step that others do not stand on: its failure is told, and the demo goes on. */
  async step(what: string, run: () => Promise<string | number>): Promise<void> {
    try {
      this.check(what, true, await run());
    } catch (error) {
      this.failure(what, error);
    }
  }

  notRun(what: string, why: string): void {
    this.#add({ what, outcome: 'not run', figures: why });
  }

  print(): void {
    const width = Math.max(...this.#lines.map(({ what }) => what.length));
    for (const { what, outcome, figures } of this.#lines) {
      const word = outcome === 'figure' ? '' : outcome;
      say(outcome === '' ? `\n${what}` : `  ${what.padEnd(width)}  ${word.padEnd(7)}  ${figures}`.trimEnd());
    }
  }

  #add(line: Line): void {
    this.#lines.push(line);
    if (line.outcome === 'FAILED' || line.outcome === 'not run')
      say(`  ${line.what}: ${line.outcome}: ${line.figures}`);
  }
}

/** Without the colours and line breaks of an error message. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\s+/g, ' ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
