import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findRuntime } from '../../../build/electron-runtime.mjs';
import { readTrace, type Sent } from './read-trace';

/** While it lasts, every Electron that is started runs under strace, from its first instruction, with all its children. */
export interface Tracing {
  /** Everything that any of them, or their children, sent or connected to. */
  read(): Promise<readonly Sent[]>;
  /** Runs a plain program under the very same trace. */
  control(command: string, args: readonly string[]): Promise<readonly Sent[]>;
  end(): void;
}

const watched = 'connect,sendto,sendmsg,sendmmsg';

export async function startTracing(folder: string): Promise<Tracing> {
  const traces = join(folder, 'traces');
  const wrapper = join(folder, 'traced-electron');
  await mkdir(traces, { recursive: true });
  await mkdir(wrapper, { recursive: true });
  const runtime = await findRuntime();
  // -D: the tracer stands beside the app, so that pid, signals and exit code stay the app's own.
  const strace = `strace -D -f -yy -qq --seccomp-bpf -e trace=${watched} -e signal=none`;
  const script = join(wrapper, 'electron');
  await writeFile(script, `#!/bin/sh\nexec ${strace} -o '${traces}/app-'$$ '${runtime.executable}' "$@"\n`);
  await chmod(script, 0o755);
  await writeFile(join(wrapper, 'version'), runtime.version);
  const before = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = wrapper;
  return {
    async read() {
      const names = (await readdir(traces)).filter((name) => name.startsWith('app-'));
      if (names.length === 0) throw new Error('no trace was written');
      const texts = await Promise.all(names.map((name) => readFile(join(traces, name), 'utf8')));
      return texts.flatMap(readTrace);
    },
    async control(command, args) {
      const file = join(traces, 'control');
      const [program = '', ...options] = strace.split(' ').filter((word) => word !== '-D');
      spawnSync(program, [...options, '-o', file, command, ...args], { stdio: 'ignore', timeout: 30_000 });
      return readTrace(await readFile(file, 'utf8'));
    },
    end() {
      if (before === undefined) delete process.env['ELECTRON_OVERRIDE_DIST_PATH'];
      else process.env['ELECTRON_OVERRIDE_DIST_PATH'] = before;
    },
  };
}
