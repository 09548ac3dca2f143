import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../build/paths.mjs';

export const offendersFolder = join(root, 'test/boundaries/offenders');

export interface Offender {
  /** From the project folder. */
  readonly file: string;
  /** The rule it must break, by the tool's own name, as its first line says. */
  readonly breaks: string;
}

/** The offending files of one tool: those whose first line is `// breaks: <rule>`. */
export function offendersOf(tool: string): readonly Offender[] {
  const folder = join(offendersFolder, tool);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const file = join(folder, name);
      const breaks = /^\/\/ breaks: (.+)/.exec(readFileSync(file, 'utf8'))?.[1];
      return breaks === undefined ? [] : [{ file: relative(root, file), breaks }];
    });
}
