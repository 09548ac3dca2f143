import { existsSync } from 'node:fs';
import { isRoot, isStarted } from './paths.mjs';
import { PlainError, runMain } from './print.mjs';
import { runCommand } from './run-command.mjs';

/** What Electron needs to open a window on Debian and Ubuntu. */
const forTheApp = (
  'xvfb xauth libnss3 libgtk-3-0 libgbm1 libasound2 libxss1 libxtst6 libnotify4 libsecret-1-0 ' +
  'libdrm2 libxkbcommon0 libatspi2.0-0 fonts-dejavu-core fonts-liberation'
).split(' ');

/**
 * What the proofs need beside it: a real keyboard, pointer, clipboard and bus under a window manager, PDF text, system-call
 * traces, small file systems to fill up or pull out, and a tool that drops to an ordinary user.
 */
const forTheTests = (
  'xdotool xclip x11-utils openbox dbus python3-gi gir1.2-gtk-3.0 poppler-utils zstd strace procps mount ' +
  'util-linux e2fsprogs dosfstools passwd python3-nacl'
).split(' ');

/** Names that newer releases gave to the same library. */
const renamed = new Map([
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libasound2', 'libasound2t64'],
  ['libatspi2.0-0', 'libatspi2.0-0t64'],
]);

/**
 * Sees that the system packages are there. As root the missing ones are installed by name, said aloud;
 * otherwise the exact command is printed and the run ends. Other systems bring their own libraries.
 * @param {'start' | 'test'} purpose
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const wanted = purpose === 'test' ? [...forTheApp, ...forTheTests] : forTheApp;
  const missing = await missingOf(wanted);
  if (missing.length === 0) return;

  if (!isRoot()) {
    throw new PlainError(
      `These system packages are missing. Install them, then start again:\n\n  sudo apt-get install -y --no-install-recommends ${missing.join(' ')}\n`,
    );
  }
  console.log(`Installing missing Debian packages: ${missing.join(' ')}`);
  await apt(['update', '-qq']);
  const names = await Promise.all(missing.map(nameHere));
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  const still = await missingOf(names);
  if (still.length > 0) throw new PlainError(`Could not be installed: ${still.join(' ')}`);
}

/**
 * @param {ReadonlyArray<string>} names
 * @returns {Promise<string[]>}
 */
async function missingOf(names) {
  const asked = names.flatMap((name) => [name, renamed.get(name) ?? []]).flat();
  const found = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...asked], {
    quiet: true,
  });
  const installed = new Set(
    found.output.split('\n').flatMap((line) => (line.startsWith('installed ') ? [line.slice(10)] : [])),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(renamed.get(name) ?? name));
}

/** @param {string} name */
async function nameHere(name) {
  const other = renamed.get(name);
  if (other === undefined) return name;
  const known = await runCommand('apt-cache', ['show', '--no-all-versions', other], { quiet: true });
  return known.code === 0 && known.output.includes(`Package: ${other}`) ? other : name;
}

/** @param {string[]} args */
async function apt(args) {
  const done = await runCommand('apt-get', args, { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  if (done.code !== 0) throw new PlainError(`apt-get ${args[0]} failed:\n${done.output.slice(-3000)}`);
}

if (isStarted(import.meta.filename)) {
  await runMain(() => ensureSystemPackages(process.argv[2] === 'start' ? 'start' : 'test'));
}
