import { isDevelopmentOnly } from './electron-runtime.mjs';
import { isRoot, root } from './paths.mjs';

/** The app's exit code for "locked: start me again in the same place" (main uses it only when unpackaged). */
export const lockedExitCode = 75;

/**
 * How the built app is started on this machine; start.mjs and the tests use the same words.
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @param {{ args?: ReadonlyArray<string>, env?: Record<string, string>, appFolder?: string, sandbox?: boolean }} [options]
 *   sandbox: default on, except as root, whose Chromium refuses to run with it.
 * @returns {{ executable: string, args: string[], env: Record<string, string> }}
 */
export function launchCommand(runtime, options = {}) {
  const sandbox = options.sandbox ?? !isRoot();
  const args = [...(sandbox ? [] : ['--no-sandbox']), options.appFolder ?? root, ...(options.args ?? [])];
  const env = {
    ...inherited(),
    ...(isDevelopmentOnly(runtime) ? { CASEKEEP_DEVELOPMENT_RUNTIME: '1' } : {}),
    ...options.env,
  };
  return { executable: runtime.executable, args, env };
}

/** ELECTRON_RUN_AS_NODE in the environment would start a bare Node instead of the app. */
function inherited() {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS') env[name] = value;
  }
  return env;
}
