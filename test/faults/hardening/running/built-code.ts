import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { out } from '../../../../build/paths.mjs';
import { explainedIn } from '../explained';
import type { Checks } from '../lines';

const LINE = 'no innerHTML, eval, openExternal';
const HEADING = 'Markup or code from strings in libraries';

const SAYS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|openExternal|srcdoc|DOMParser|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)\b|document\.write(?:ln)?\b|\beval\s*\(|\b(?:new )?Function\s*\(/g;

/**
 * Every such word in the built JavaScript, led back by the source maps to the file that it came from: none of the app's
 * own, and of libraries only what `electron/README.md` explains. The explanations are held to the code the same way.
 */
export async function builtCode(checks: Checks): Promise<void> {
  const explained = new Set(explainedIn(HEADING).map(([says = '', where = '']) => `${says} | ${where}`));
  const seen = new Set<string>();
  const files = ['main.cjs', 'preload.cjs', ...scripts('renderer')];
  for (const file of files) {
    await checks.check(LINE, file, async () => {
      const map = new SourceMap(JSON.parse(readFileSync(join(out, `${file}.map`), 'utf8')));
      const unexplained = new Set<string>();
      readFileSync(join(out, file), 'utf8')
        .split('\n')
        .forEach((line, row) => {
          for (const match of line.matchAll(SAYS)) {
            const entry = map.findEntry(row, match.index);
            const source = 'originalSource' in entry ? entry.originalSource : 'unknown source';
            const key = `${wordOf(match[0])} | ${libraryOf(source)}`;
            seen.add(key);
            if (!explained.has(key)) unexplained.add(key);
          }
        });
      return unexplained.size === 0 ? null : `not explained: ${[...unexplained].join(', ')}`;
    });
  }
  for (const key of explained) {
    await checks.check(LINE, `explained: ${key}`, async () =>
      seen.has(key) ? null : 'explained in electron/README.md, but no longer in the built code',
    );
  }
  checks.remark(LINE, `${files.length} built files read, ${seen.size} places in libraries explained`);
}

function scripts(folder: string): readonly string[] {
  return readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => join(folder, name));
}

function wordOf(match: string): string {
  return /Function/.test(match) ? 'Function' : match.replace(/\s*\($/, '');
}

/** `@mantine/core` of any path below its folder; the app's own files stay what they are. */
function libraryOf(source: string): string {
  const below = source.split('node_modules/').at(-1) ?? source;
  if (!source.includes('node_modules/')) return source.replace(/^(?:\.\.\/)+/, '');
  const [first = '', second = ''] = below.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
