import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { clipboard } from 'electron';

/** How long text that was copied in Casekeep stays on the clipboard. */
const clipboardMs = 30_000;
const settleMs = 300;

/** Clears what the app put on the clipboards. Only a digest of it is remembered. */
export interface Clipboards {
  /** Something was copied in the app just now. */
  copied(): void;
  /** At a lock: both selections, whatever stands there. */
  clearAll(): void;
}

export function watchClipboards(): Clipboards {
  let timer: NodeJS.Timeout | null = null;
  return {
    copied() {
      if (timer !== null) clearTimeout(timer);
      // The page says so before the system's clipboard has the text.
      const ours = wait(settleMs).then(() => digestOf(systemClipboard));
      timer = setTimeout(() => {
        timer = null;
        void clearIfStill(systemClipboard, ours);
        void clearIfStill(selectionClipboard, ours);
      }, clipboardMs);
      timer.unref();
    },
    clearAll() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      systemClipboard.clear();
      selectionClipboard.clear();
    },
  };
}

interface Board {
  read(): Promise<string>;
  clear(): void;
}

const systemClipboard: Board = { read: async () => clipboard.readText(), clear: () => clipboard.clear() };

/** X11's second clipboard: an object of its own in newer Electrons, an argument in older ones; nowhere else. */
const selectionClipboard: Board = {
  async read() {
    if (process.platform !== 'linux') return '';
    const own: unknown = Reflect.get(clipboard, 'selection');
    if (own !== undefined) return clipboard.selection.readText();
    return String(callOld('readText'));
  },
  clear() {
    if (process.platform !== 'linux') return;
    const own: unknown = Reflect.get(clipboard, 'selection');
    if (own !== undefined) clipboard.selection.clear();
    else callOld('clear');
  },
};

function callOld(name: 'readText' | 'clear'): unknown {
  const method: unknown = Reflect.get(clipboard, name);
  return typeof method === 'function' ? Reflect.apply(method, clipboard, ['selection']) : '';
}

async function digestOf(board: Board): Promise<string> {
  return createHash('sha256')
    .update(await board.read())
    .digest('hex');
}

async function clearIfStill(board: Board, ours: Promise<string>): Promise<void> {
  if ((await digestOf(board)) === (await ours)) board.clear();
}
