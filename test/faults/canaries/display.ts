import { execFileSync, type ExecFileSyncOptions, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';

/** The display's own keyboard and pointer. */
export function xdotool(...args: readonly string[]): string {
  return execFileSync('xdotool', args, { timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString('utf8')
    .trim();
}

/** A place on the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of something on the page, on the screen. */
export async function onScreen(page: Page, target: Locator): Promise<Point> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${target.toString()} is not to be seen`);
  const window = await page.evaluate(() => ({
    x: globalThis.screenX + (outerWidth - innerWidth) / 2,
    y: globalThis.screenY + outerHeight - innerHeight,
  }));
  return {
    x: Math.round(window.x + box.x + box.width / 2),
    y: Math.round(window.y + box.y + box.height / 2),
  };
}

/** The display's pointer goes there and presses a button. */
export async function clickOnScreen(page: Page, target: Locator, button: '1' | '3' = '1'): Promise<void> {
  const { x, y } = await onScreen(page, target);
  xdotool('mousemove', String(x), String(y), 'click', button);
}

/** Types on the display's keyboard into what has the focus. */
export function typeOnScreen(text: string): void {
  xdotool('type', '--delay', '12', text);
}

export function pressOnScreen(...keys: readonly string[]): void {
  xdotool('key', '--delay', '60', ...keys);
}

/** Does something that opens a menu or a dialog of its own, and waits until its window stands. */
export async function opensWindow(run: () => Promise<void> | void): Promise<void> {
  const before = new Set(visibleWindows());
  await run();
  for (let tries = 0; tries < 100; tries += 1) {
    if (visibleWindows().some((window) => !before.has(window))) return wait(150);
    await wait(50);
  }
  throw new Error('no window opened');
}

function visibleWindows(): readonly string[] {
  return quiet('xdotool', ['search', '--onlyvisible', '--name', '']).split('\n').filter(Boolean);
}

/** Drags with the pressed button, slowly enough that both programs can agree, and lets go. */
export async function dragOnScreen(from: Point, to: Point): Promise<void> {
  const steps = 8;
  xdotool('mousemove', String(from.x), String(from.y), 'mousedown', '1');
  await wait(100);
  for (let step = 1; step <= steps; step += 1) {
    const part = (start: number, end: number) => String(Math.round(start + ((end - start) * step) / steps));
    xdotool('mousemove', part(from.x, to.x), part(from.y, to.y));
    await wait(25);
  }
  for (let step = 0; step < 18; step += 1) {
    xdotool('mousemove', String(to.x + (step % 3)), String(to.y));
    await wait(35);
  }
  xdotool('mouseup', '1');
}

export type Selection = 'clipboard' | 'primary';

/** Another program that owns it, as a browser or a word processor would; it ends when it loses it. */
export async function onClipboard(text: string, which: Selection = 'clipboard'): Promise<() => void> {
  const owner = spawn('xclip', ['-selection', which, '-quiet'], { stdio: ['pipe', 'ignore', 'ignore'] });
  owner.stdin.end(text);
  for (let tries = 0; tries < 40 && readSelection(which) !== text; tries += 1) await wait(25);
  return () => owner.kill();
}

/** What any program would be given; empty when nobody owns it or its owner is gone. */
export function readSelection(which: Selection): string {
  try {
    return execFileSync('xclip', ['-selection', which, '-o'], quietly).toString('utf8');
  } catch {
    return '';
  }
}

/** The names that the window manager is told, which every program on the display can read. */
export function windowNames(pid: number): readonly string[] {
  const windows = quiet('xdotool', ['search', '--pid', String(pid)])
    .split('\n')
    .filter(Boolean);
  return windows.flatMap((window) =>
    quiet('xprop', ['-id', window])
      .split('\n')
      .filter((line) => /NAME|TITLE/i.test(line)),
  );
}

const quietly: ExecFileSyncOptions = { timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] };

function quiet(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, quietly).toString('utf8');
  } catch {
    return '';
  }
}
