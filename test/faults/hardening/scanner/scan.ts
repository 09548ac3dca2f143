import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

/** Syntax that the scanner's parser reads but its walker does not know: it would stop in the middle of a file. */
const NEWER_NODES: Readonly<Record<string, readonly string[]>> = {
  PrivateName: ['id'],
  PrivateIdentifier: [],
  ClassPrivateProperty: ['key', 'value'],
  ClassPrivateMethod: ['key', 'params', 'body'],
  ClassProperty: ['key', 'value'],
  ClassAccessorProperty: ['key', 'value'],
  ClassMethod: ['key', 'params', 'body'],
  PropertyDefinition: ['key', 'value'],
  StaticBlock: ['body'],
  ChainExpression: ['expression'],
  OptionalMemberExpression: ['object', 'property'],
  OptionalCallExpression: ['callee', 'arguments'],
  ImportExpression: ['source'],
  Import: [],
};

/** It asks Electron's site for newer releases, which says nothing about this code. */
const ASKS_THE_NETWORK = 'AvailableSecurityFixesGlobalCheck';

const scanned = z.object({
  globalChecks: z.number(),
  atomicChecks: z.number(),
  errors: z.array(z.object({ file: z.string(), message: z.string() })),
  issues: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      location: z.object({ line: z.number(), column: z.number() }),
      severity: z.object({ name: z.string() }),
    }),
  ),
});

/** Run by itself: `scan.ts <where the scanner is installed> <folder to scan> <Electron's version> <file for what it found>`. */
const [installed = '', folder = '', version = '', report = ''] = process.argv.slice(2);
const load = createRequire(join(installed, 'package.json'));
const keys: unknown = load('estraverse').VisitorKeys;
for (const [name, below] of Object.entries(NEWER_NODES)) {
  if (!Reflect.has(Object(keys), name)) Reflect.set(Object(keys), name, below);
}
const parsed: string[] = [];
const { prototype } = load('@doyensec/electronegativity/dist/parser/index.js').Parser;
const parse: unknown = prototype.parse;
prototype.parse = function (file: string, content: unknown) {
  const answer: unknown = typeof parse === 'function' ? Reflect.apply(parse, this, [file, content]) : null;
  if (Array.isArray(answer) && answer[1] !== null) parsed.push(file);
  return answer;
};
const run: unknown = load('@doyensec/electronegativity/dist/runner.js');
if (typeof run !== 'function') throw new Error('the scanner has no runner');
const found = scanned.parse(
  await Reflect.apply(run, null, [
    {
      input: folder,
      isRelative: true,
      excludeFromScan: [ASKS_THE_NETWORK],
      electronVersionOverride: version,
    },
    false,
  ]),
);
await writeFile(report, JSON.stringify({ ...found, parsed }));
process.exit(0);
