import { spawnSync } from 'node:child_process';
import { type Proof } from '../proof';
import { brokenCopy } from './broken-copy';
import { type Noticed, runCheck } from './run-check';
import { type Check, SABOTAGES, type Sabotage } from './sabotages';

/** Each thing broken on purpose, one after the other; a check that stays green over it is a hole in the suite. */
export async function sabotage(where: 'app' | 'node', isQuick: boolean): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const one of SABOTAGES.filter(({ app }) => (app === true) === (where === 'app'))) {
    const checks = isQuick ? one.mustNotice.filter(({ kind }) => kind === 'tests') : one.mustNotice;
    if (checks.length > 0) proofs.push(await broken(one, checks));
  }
  return proofs;
}

async function broken(one: Sabotage, checks: readonly Check[]): Promise<Proof> {
  const copy = await brokenCopy(one);
  try {
    if (one.app) build(copy.folder);
    const seen: { readonly check: Check; readonly noticed: Noticed }[] = [];
    for (const check of checks) seen.push({ check, noticed: await runCheck(check, copy.folder) });
    const red = seen.filter(({ noticed }) => noticed.kind === 'red');
    return {
      what: `sabotage: ${one.name}`,
      tried: seen.length,
      found: red.length,
      lost: 0,
      leaked: 0,
      note: seen.map(({ check, noticed }) => `${nameOf(check)} ${inShort(noticed)}`).join('; '),
      failures: seen
        .filter(({ noticed }) => noticed.kind !== 'red')
        .map(
          ({ check, noticed }) =>
            `${nameOf(check)}: ${noticed.kind === 'not-run' ? noticed.why : 'stays green'}`,
        ),
    };
  } finally {
    await copy.remove();
  }
}

function build(folder: string): void {
  const built = spawnSync(process.execPath, ['build/bundle.mjs'], { cwd: folder, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the broken copy does not build: ${built.stderr.slice(-1000)}`);
}

function nameOf(check: Check): string {
  return check.kind === 'attack' ? `prove ${check.name}` : check.path.replace(/^.*\//, '');
}

function inShort(noticed: Noticed): string {
  return noticed.kind === 'red'
    ? `red (${noticed.what.length}: ${noticed.what[0]?.slice(0, 90) ?? ''})`
    : noticed.kind;
}
