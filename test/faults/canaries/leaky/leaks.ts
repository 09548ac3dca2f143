import type { Hit } from '../needles';
import type { Round } from '../round';

/** A weakness that is put into a copy of the sources, and how the round must show it. */
export interface Leak {
  readonly name: string;
  readonly file: string;
  /** Must stand there exactly once: a leak that is not planted proves nothing. */
  readonly from: string;
  readonly to: string;
  readonly isCaught: (round: Round) => boolean;
}

const WINDOW = 'electron/main/window/open-window.ts';
const LOCK = 'electron/main/lock/lock-effects.ts';
const TEXT = 'renderer/features/notes/growing-area.tsx';
const ON_INPUT = '    const isShorter = nativeEvent instanceof InputEvent';
const LOADED = '  void window.loadURL(`${pinned.origin}/`);';

/** The other leaks in main stand on it: main is told the title, so every word that stands in a note. */
const told = (act: string) =>
  `  window.on('page-title-updated', (_event, title) => { if (title.length > 30) { ${act} } });\n${LOADED}`;

const inFiles = (round: Round, is: (hit: Hit) => boolean) => round.files.hits.some(is);
const inMemory = (round: Round, of: string) => round.after.hits.some(({ where }) => where.includes(of));

/** Every one in the same build: each has a sign of its own. */
export const LEAKS: readonly Leak[] = [
  {
    name: 'the page puts a note into document.title',
    file: TEXT,
    from: ON_INPUT,
    to: `    document.title = currentTarget.value;\n${ON_INPUT}`,
    isCaught: ({ titles }) => titles.hits.some(({ where }) => where === 'document.title'),
  },
  {
    name: 'the page keeps it in local storage',
    file: TEXT,
    from: ON_INPUT,
    to: `    localStorage.setItem('last', currentTarget.value);\n${ON_INPUT}`,
    isCaught: (round) => inFiles(round, ({ where }) => where.includes('Local Storage')),
  },
  {
    name: 'fields ask for a spell checker',
    file: TEXT,
    from: 'spellCheck={false}',
    to: 'spellCheck',
    isCaught: ({ failures }) => failures.some((words) => words.includes('spell checker')),
  },
  {
    name: 'the window takes the title of the page',
    file: WINDOW,
    from: "window.on('page-title-updated', (event) => event.preventDefault());",
    to: '',
    isCaught: ({ titles }) => titles.hits.some(({ where }) => where === "the window's name"),
  },
  {
    name: 'what main needs for the next ones',
    file: WINDOW,
    from: "import { join } from 'node:path';",
    to: `import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { Notification } from 'electron';
let kept = false;
let shown = false;`,
    isCaught: () => true,
  },
  {
    name: 'a base64 copy in the temp folder',
    file: WINDOW,
    from: LOADED,
    to: told("appendFileSync(join(tmpdir(), 'copy'), `${Buffer.from(title).toString('base64')}\\n`);"),
    isCaught: (round) =>
      inFiles(round, ({ where, encoding }) => where.endsWith('/copy') && encoding.startsWith('base64')),
  },
  {
    name: 'a packed copy in the cache',
    file: WINDOW,
    from: LOADED,
    to: told(
      "mkdirSync(join(homedir(), '.cache'), { recursive: true }); appendFileSync(join(homedir(), '.cache', 'pages'), gzipSync(title));",
    ),
    isCaught: (round) => inFiles(round, ({ where }) => /^packed in .*\.cache\/pages$/.test(where)),
  },
  {
    name: 'a hex copy in shared memory',
    file: WINDOW,
    from: LOADED,
    to: told("appendFileSync('/dev/shm/casekeep-leak', Buffer.from(title).toString('hex'));"),
    isCaught: (round) => inFiles(round, ({ where }) => where.startsWith('/dev/shm/')),
  },
  {
    name: 'a JSON file with everything but ASCII escaped',
    file: WINDOW,
    from: LOADED,
    to: told(
      "appendFileSync(join(app.getPath('userData'), 'last.json'), JSON.stringify(title).replace(/[^ -~]/g, (one) => `\\\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`));",
    ),
    isCaught: (round) => inFiles(round, ({ encoding }) => encoding === 'JSON-escaped'),
  },
  {
    name: 'a file named after what was written',
    file: WINDOW,
    from: LOADED,
    to: told("writeFileSync(join(tmpdir(), title.replace(/[^a-z0-9]/g, '').slice(-200)), '');"),
    isCaught: (round) => inFiles(round, ({ where }) => where.startsWith('name of ')),
  },
  {
    name: 'a notification of the desktop',
    file: WINDOW,
    from: LOADED,
    to: told(
      "if (!shown && /zq[0-9a-f]{16}[a-z]{3}/.test(title)) { shown = true; new Notification({ title: 'Casekeep', body: title }).show(); }",
    ),
    isCaught: ({ notified }) => notified.hits.length > 0,
  },
  {
    name: 'a helper process that is let go of, with the words in its environment',
    file: WINDOW,
    from: LOADED,
    to: told(
      "if (!kept && /zq[0-9a-f]{16}[a-z]{3}/.test(title)) { kept = true; spawn('sleep', ['3000'], { detached: true, stdio: 'ignore', env: { ...process.env, LAST: title } }).unref(); }",
    ),
    isCaught: (round) => inMemory(round, 'sleep'),
  },
  {
    name: "the desktop's list of recently used files",
    file: 'electron/main/main.ts',
    from: '  forbidRecentFiles(process.env, process.platform);',
    to: '  void forbidRecentFiles;',
    isCaught: (round) => inFiles(round, ({ where }) => where.includes('recently-used.xbel')),
  },
  {
    name: 'cores are allowed',
    file: 'electron/main/main.ts',
    from: '  forbidCoreDumps();',
    to: '  void forbidCoreDumps;',
    isCaught: ({ cores }) => cores.found.length > 0,
  },
  {
    name: 'the clipboards are not cleared',
    file: LOCK,
    from: '() => clipboards.clearAll()',
    to: '() => {}',
    isCaught: ({ selections }) => selections.length > 0,
  },
  {
    name: 'the window is hidden, not ended',
    file: LOCK,
    from: '        window.destroy();\n        if (mark.pid > 0) await waitUntilGone(mark, processMs);',
    to: '        window.hide();\n        void [mark, waitUntilGone, processMs];',
    isCaught: (round) => inMemory(round, 'memory of renderer'),
  },
  {
    name: 'the app is not replaced by a fresh one',
    file: LOCK,
    from: '      else app.exit(lockedExitCode);',
    to: '      else void lockedExitCode;',
    isCaught: (round) => round.living.length > 0 && inMemory(round, 'memory of main process'),
  },
];
