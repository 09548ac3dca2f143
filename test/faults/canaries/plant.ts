import { execFileSync, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { addClient, said } from '../app/front';

/** The words that are planted, by the way they came in. */
export const WAYS = [
  'name',
  'field',
  'keys',
  'note',
  'pasted',
  'file',
  'text',
  'png',
  'draft',
  'search',
] as const;

export interface Planted {
  /** Ends what was started outside of the app. */
  end(): void;
  /** Which ways went over the display's own keyboard and clipboard. */
  readonly byTheDisplay: boolean;
}

/** Brings every word into the open vault through the screen; the search stays open with its word in it. */
export async function plant(page: Page, mark: string, outside: string): Promise<Planted> {
  const word = (way: (typeof WAYS)[number]) => `${mark}${way}`;
  await addClient(page, word('name'));
  await page.getByRole('heading', { level: 1, name: word('name'), exact: true }).waitFor();

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('e');
  const edit = page.getByRole('dialog');
  await edit.getByLabel('Address', { exact: true }).fill(word('field'));
  await edit.getByRole('button', { name: /^Save/ }).click();
  await edit.waitFor({ state: 'detached' });

  await page.getByLabel('Themes').click();
  const byTheDisplay = typeOnDisplay(word('keys')) && (await arrives(page, word('keys')));
  if (!byTheDisplay) await page.getByLabel('Themes').fill(word('keys'));
  await page.getByLabel('Plan', { exact: true }).click();
  await page.keyboard.type(`${word('note')} `);
  const clipboard = onClipboard(word('pasted'));
  await page.keyboard.press('Control+v');
  if (!(await arrives(page, word('pasted')))) throw new Error('what was on the clipboard did not arrive');
  // Copied by the app itself, too: then it owns the clipboard until it locks.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+Enter');
  await said(page, 'finished');

  await attach(page, await makeFiles(outside, word('file'), word('text'), word('png')));
  await page.getByLabel('Themes').click();
  await page.keyboard.type(word('draft'));
  await page.locator('.draft-status[data-state="kept"]').waitFor();

  await page.keyboard.press('Control+k');
  await page.getByLabel('Search clients, notes and actions').fill(word('search'));
  await page
    .locator('.search-foot')
    .filter({ hasText: /place|Nothing found/ })
    .waitFor();
  return { end: () => clipboard.kill(), byTheDisplay };
}

/** True when one of the open text areas holds it within five seconds. */
async function arrives(page: Page, text: string): Promise<boolean> {
  const areas = page.locator('textarea.note-text');
  for (let tries = 0; tries < 50; tries += 1) {
    const values = await areas.evaluateAll((all) =>
      all.map((area) => (area instanceof HTMLTextAreaElement ? area.value : '')),
    );
    if (values.some((value) => value.includes(text))) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

/** A text and an image, both opened in the app. */
async function attach(page: Page, files: readonly string[]): Promise<void> {
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles([...files]);
  await dialog.getByRole('button', { name: /^Attach/ }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const ending of ['.png', '.txt']) {
    await page.locator('.time-line-head').filter({ hasText: ending }).first().click();
    await page.getByRole('dialog').locator('pre, canvas').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

async function makeFiles(
  outside: string,
  name: string,
  text: string,
  png: string,
): Promise<readonly string[]> {
  await mkdir(outside, { recursive: true });
  const files = [join(outside, `${name}.txt`), join(outside, `${name}.png`)] as const;
  await writeFile(files[0], `${text}\n${'A line of a letter. '.repeat(200)}\n${text}\n`);
  await writeFile(files[1], pngWith(png));
  return files;
}

/** A small grey image with words in a text chunk. */
function pngWith(words: string): Buffer {
  const size = 64;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size + 1), 0x80);
  for (let row = 0; row < size; row += 1) rows[row * (size + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${words}`, 'latin1')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** The display's own keyboard; false where there is none to press. */
function typeOnDisplay(text: string): boolean {
  try {
    const options = { stdio: 'ignore', timeout: 20_000 } as const;
    // Without a window manager the keys go to the window under the pointer.
    execFileSync('xdotool', ['mousemove', '700', '450'], options);
    execFileSync('xdotool', ['type', '--delay', '12', text], options);
    return true;
  } catch {
    return false;
  }
}

/** Another program that owns the clipboard, as a browser or a word processor would. */
function onClipboard(text: string): ReturnType<typeof spawn> {
  const owner = spawn('xclip', ['-selection', 'clipboard', '-quiet'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  owner.stdin?.end(text);
  execFileSync('sleep', ['0.4']);
  return owner;
}
