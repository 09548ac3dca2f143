import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findRuntime } from '../../../../build/electron-runtime.mjs';

/** While it lasts, Electron is started as carelessly as can be: umask 000, cores without limit, in a folder of its own. */
export interface LooseStart {
  /** Where it stands: a core would fall here. */
  readonly cwd: string;
  end(): void;
}

export async function looseStart(folder: string): Promise<LooseStart> {
  const wrapper = join(folder, 'loose-electron');
  const cwd = join(folder, 'cwd');
  await mkdir(wrapper, { recursive: true });
  await mkdir(cwd, { recursive: true });
  const runtime = await findRuntime();
  const script = join(wrapper, 'electron');
  const careless = 'umask 000\nulimit -c unlimited';
  await writeFile(script, `#!/bin/sh\n${careless}\ncd '${cwd}'\nexec '${runtime.executable}' "$@"\n`);
  await chmod(script, 0o755);
  await writeFile(join(wrapper, 'version'), runtime.version);
  const before = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = wrapper;
  return {
    cwd,
    end() {
      if (before === undefined) delete process.env['ELECTRON_OVERRIDE_DIST_PATH'];
      else process.env['ELECTRON_OVERRIDE_DIST_PATH'] = before;
    },
  };
}
