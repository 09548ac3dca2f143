import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A display of the test's own with a window manager: a real keyboard in front, its pixels in a file behind. */
export interface OwnDisplay {
  readonly name: string;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Every pixel as it stands. */
  picture(): Uint8Array;
  /** Selects all text of the page by the keyboard and reads what X11 holds as selected. */
  read(): Promise<string>;
  /** Visible windows with this name. */
  windows(name: string): readonly string[];
  tool(...args: readonly string[]): string;
  end(): void;
}

export async function ownDisplay(folder: string): Promise<OwnDisplay> {
  const pixels = join(folder, 'pixels');
  mkdirSync(pixels, { recursive: true });
  const screen = ['-screen', '0', '1440x900x24', '-fbdir', pixels, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  let written = '';
  server.stdio[3]?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  for (let tries = 0; tries < 200 && !written.includes('\n'); tries += 1) await wait(50);
  const name = `:${written.trim()}`;
  const env = { ...process.env, DISPLAY: name, XAUTHORITY: '' };
  const manager = spawn('openbox', { stdio: 'ignore', env });
  const run = (command: string, args: readonly string[]): string => {
    try {
      const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
      return execFileSync(command, args, { env, encoding: 'utf8', timeout: 20_000, stdio }).trim();
    } catch {
      return '';
    }
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      run('xdotool', ['key', '--clearmodifiers', key]);
      await wait(120);
    }
  };
  return {
    name,
    press,
    async type(text) {
      run('xdotool', ['type', '--delay', '15', text]);
      await wait(150);
    },
    picture: () => readFileSync(join(pixels, 'Xvfb_screen0')).subarray(-1440 * 900 * 4),
    async read() {
      await press('ctrl+a');
      await wait(150);
      return run('xclip', ['-o', '-selection', 'primary']);
    },
    windows: (title) =>
      run('xdotool', ['search', '--onlyvisible', '--name', title]).split('\n').filter(Boolean),
    tool: (...args) => run('xdotool', args),
    end() {
      manager.kill();
      server.kill();
    },
  };
}

/** How much of two pictures differs, in hundredths. */
export function difference(one: Uint8Array, other: Uint8Array): number {
  let differing = 0;
  for (let at = 0; at < one.length; at += 4) {
    const apart = [0, 1, 2].some((part) => Math.abs((one[at + part] ?? 0) - (other[at + part] ?? 0)) > 24);
    if (apart) differing += 1;
  }
  return (differing / (one.length / 4)) * 100;
}

/** Colours that are really there: one means an empty screen. */
export function colours(picture: Uint8Array): number {
  const seen = new Set<number>();
  for (let at = 0; at < picture.length; at += 4 * 7)
    seen.add((picture[at] ?? 0) * 65_536 + (picture[at + 1] ?? 0) * 256 + (picture[at + 2] ?? 0));
  return seen.size;
}
