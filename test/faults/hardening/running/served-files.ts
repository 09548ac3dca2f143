import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { out } from '../../../../build/paths.mjs';
import type { RunningApp } from '../../../e2e/app';
import { type Checks, expectEqual, type Look } from '../lines';

const LINE = 'app:// serves the build-time manifest and nothing else';
const manifest = z.object({
  files: z.record(z.string(), z.object({ type: z.string(), sha256: z.string() })),
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly sniff: string;
  readonly policy: string;
  readonly sha256: string;
}

/** Every file of the manifest comes as the build made it; whatever else is asked for, from the page or from main, is not there. */
export async function servedFiles({ electron, page }: RunningApp, checks: Checks): Promise<void> {
  const { files } = manifest.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
  const ask = (addresses: readonly string[], method = 'GET'): Promise<readonly Answer[]> =>
    page.evaluate(
      async ([all, how]) =>
        Promise.all(
          all.map(async (address) => {
            const nothing = { status: 0, type: '', sniff: '', policy: '', sha256: '' };
            const answer = await fetch(address, { method: how }).catch(() => null);
            if (answer === null) return nothing;
            const bytes = await answer.arrayBuffer().catch(() => new ArrayBuffer(0));
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
            return {
              status: answer.status,
              type: answer.headers.get('content-type') ?? '',
              sniff: answer.headers.get('x-content-type-options') ?? '',
              policy: answer.headers.get('content-security-policy') ?? '',
              sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
            };
          }),
        ),
      [addresses, method] as const,
    );

  const names = Object.keys(files).filter((name) => name !== 'index.html');
  const answers = await ask(names.map((name) => `app://casekeep/${name}`));
  checks.record(
    LINE,
    names.map((name, at) => {
      const { policy, ...answer } = answers[at] ?? { policy: '' };
      const { type, sha256 } = files[name] ?? { type: '', sha256: '' };
      const look = expectEqual(`${name} as it was built`, answer, {
        status: 200,
        type,
        sniff: 'nosniff',
        sha256,
      });
      return policy.startsWith("default-src 'none'; ") ? look : { ...look, failure: 'without the policy' };
    }),
  );

  const listed = names[0] ?? '';
  const refused = unlisted(listed);
  const gone = (all: readonly number[], by: string): readonly Look[] =>
    refused.map((address, at) => ({
      name: `${by} asks for ${address}`,
      failure: all[at] === 404 || all[at] === 0 ? null : `answered ${all[at]}`,
    }));
  checks.record(
    LINE,
    gone(
      (await ask(refused)).map(({ status }) => status),
      'the page',
    ),
  );
  const byMain = await electron.evaluate(
    async ({ net }, all) =>
      Promise.all(
        all.map((address) =>
          net.fetch(address).then(
            ({ status }) => status,
            () => 0,
          ),
        ),
      ),
    refused,
  );
  checks.record(LINE, gone(byMain, 'main'));
  for (const method of ['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
    const [answer] = await ask([`app://casekeep/${listed}`], method);
    const is = answer?.status ?? 0;
    checks.record(LINE, [
      { name: `with ${method}`, failure: is === 404 || is === 0 ? null : `answered ${is}` },
    ]);
  }
  const html = readFileSync(join(out, 'renderer', 'index.html'), 'utf8');
  const built = createHash('sha256').update(html).digest('hex');
  checks.record(LINE, [
    expectEqual('index.html on the disk as in the manifest', built, files['index.html']?.sha256),
  ]);
}

/**
 * Ways to something that stands on the disk, or that a careless look-up would find. (`%61` for `a` and an empty query are
 * the same address to Chromium, before anybody is asked.)
 */
function unlisted(listed: string): readonly string[] {
  const own = 'app://casekeep';
  return [
    `${own}/../main.cjs`,
    `${own}/../manifest.json`,
    `${own}/assets/../../main.cjs`,
    `${own}/%2e%2e/main.cjs`,
    `${own}/%2e%2e%2fmain.cjs`,
    `${own}/..%2fmain.cjs`,
    `${own}/..%5cmain.cjs`,
    `${own}/assets/..%2f..%2fpreload.cjs`,
    `${own}/%252e%252e/main.cjs`,
    `${own}//etc/passwd`,
    `${own}/etc/passwd`,
    `${own}/%2fetc%2fpasswd`,
    `${own}/file:///etc/passwd`,
    `${own}/main.cjs`,
    `${own}/preload.cjs`,
    `${own}/manifest.json`,
    `${own}/package.json`,
    `${own}/${listed}.map`,
    `${own}/${listed}?x=1`,
    `${own}/${listed}%00`,
    `${own}/${listed}%20`,
    `${own}/${listed};x`,
    `${own}/${listed}/`,
    `${own}/${listed.toUpperCase()}`,
    `${own}/./%2e/${listed.replace('/', '//')}`,
    `${own}/INDEX.HTML`,
    `${own}/index.htm`,
    `${own}/nothing-of-that-name.js`,
    `${own}/assets`,
    `${own}/assets/`,
    `${own}/__proto__`,
    `${own}/constructor`,
    `${own}/hasOwnProperty`,
    `app://casekeep.example/index.html`,
    `app://other/index.html`,
    `app://CASEKEEP.x/${listed}`,
    `app://user:word@other/${listed}`,
  ].filter((address) => address !== `${own}/${listed}`);
}
