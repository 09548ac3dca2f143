import { readFileSync, readlinkSync } from 'node:fs';
import type { LivingProcess } from '../app/process-tree';
import type { Look } from './lines';

/**
 * What the kernel says of each process of an app that runs with Chromium's sandbox: pages in their own user, process and
 * network namespaces under a system-call filter; utilities under a filter. The graphics process is Chromium's own
 * affair: it has no filter where there is no graphics card (software drawing), and it is named.
 */
export function sandboxedProcesses(tree: readonly LivingProcess[]): readonly Look[] {
  const [main, ...children] = tree;
  if (main === undefined) return [{ name: 'processes', failure: 'none' }];
  const looks = children.flatMap((one) => lookAt(one, main));
  const count = (type: string) => children.filter(({ command }) => command.includes(`--type=${type}`)).length;
  return [
    ...looks,
    { name: 'a page runs', failure: count('renderer') > 0 ? null : 'no renderer' },
    { name: 'a utility runs', failure: count('utility') > 0 ? null : 'no utility' },
    {
      name: 'the sandbox was not switched off',
      failure: /--no-sandbox/.test(main.command) ? 'it was' : null,
    },
  ];
}

function lookAt({ pid, command }: LivingProcess, main: LivingProcess): readonly Look[] {
  const type = /--type=([\w-]+)/.exec(command)?.[1] ?? '';
  if (type !== 'renderer' && type !== 'utility') return [];
  const name = `${type} ${/utility-sub-type=([\w.]+)/.exec(command)?.[1] ?? ''}`.trim();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const fact = (what: string) => new RegExp(`^${what}:\\s*(\\S+)`, 'm').exec(status)?.[1];
  const looks = [
    {
      name: `${name}: system-call filter`,
      failure: fact('Seccomp') === '2' ? null : `Seccomp ${fact('Seccomp')}`,
    },
    { name: `${name}: no new privileges`, failure: fact('NoNewPrivs') === '1' ? null : 'may gain some' },
    {
      name: `${name}: no capability`,
      failure: fact('CapEff') === '0000000000000000' ? null : `${fact('CapEff')}`,
    },
  ];
  if (type !== 'renderer') return looks;
  return [
    ...looks,
    ...['user', 'pid', 'net'].map((space) => {
      const [own, mains] = [pid, main.pid].map((one) => readlinkSync(`/proc/${one}/ns/${space}`));
      return { name: `${name}: own ${space} namespace`, failure: own === mains ? `main's ${own}` : null };
    }),
  ];
}
