import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../../build/paths.mjs';

const strangerLine = z.looseObject({
  kind: z.string(),
  id: z.string().optional(),
  revision: z.number().optional(),
  latest: z.boolean().optional(),
  destroyed: z.boolean().optional(),
  gone: z.boolean().optional(),
  record: z.looseObject({}).optional(),
  digest: z.string().optional(),
});

/** What the reader in the other language printed, and how it ended: 0 whole, 1 damaged, 2 wrong secret. */
export interface StrangerSaid {
  readonly code: number | null;
  readonly lines: readonly z.infer<typeof strangerLine>[];
  readonly complaint: string;
}

export type StrangerSecret = { readonly kind: 'password' | 'recovery'; readonly text: string };

/** Debian's own Python: another one on the path has no `nacl`. The secret goes in by its input, never as an argument. */
export async function readByStranger(path: string, secret: StrangerSecret): Promise<StrangerSaid> {
  const reader = join(root, 'test/reader/read_backup.py');
  const child = spawn('/usr/bin/python3', ['-B', reader, secret.kind, path], { env: { LANG: 'C.UTF-8' } });
  const said = Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const ended = new Promise<number | null>((done, fail) => {
    child.once('close', done);
    child.once('error', fail);
  });
  child.stdin.end(secret.text);
  const [[lines, complaint], code] = [await said, await ended];
  const printed = lines.split('\n').filter((line) => line !== '');
  return {
    code,
    complaint: complaint.trim(),
    lines: printed.map((line) => strangerLine.parse(JSON.parse(line))),
  };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
