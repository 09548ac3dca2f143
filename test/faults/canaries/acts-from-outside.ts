import { type Act, arrives, mustArrive, type Scene } from './act';
import { clickOnScreen, dragOnScreen, onClipboard, onScreen, opensWindow, pressOnScreen } from './display';

/** Words that another program hands over: its clipboard, its drags. */
export const ACTS_FROM_OUTSIDE: readonly Act[] = [
  { ways: ['pasted'], run: pasteByKeyboard },
  { ways: ['context'], run: pasteByMenu },
  { ways: ['dragged'], run: dropText },
  { ways: ['dropped'], run: dropFile },
];

async function pasteByKeyboard({ page, marks, atEnd }: Scene): Promise<void> {
  atEnd(await onClipboard(marks.word('pasted')));
  await clickOnScreen(page, page.getByLabel('Themes'));
  pressOnScreen('ctrl+End', 'ctrl+v');
  await mustArrive(page, marks.word('pasted'));
}

/** A real right click; the menu's last line is Paste. */
async function pasteByMenu({ page, marks, atEnd }: Scene): Promise<void> {
  atEnd(await onClipboard(marks.word('context')));
  const themes = page.getByLabel('Themes');
  await clickOnScreen(page, themes);
  pressOnScreen('ctrl+End');
  await opensWindow(() => clickOnScreen(page, themes, '3'));
  pressOnScreen('Up', 'Return');
  await mustArrive(page, marks.word('context'));
}

const corner = { x: 10, y: 10 } as const;
const handle = { x: 50, y: 35 } as const;

async function dropText({ page, marks, desktop }: Scene): Promise<void> {
  const themes = page.getByLabel('Themes');
  await desktop.offer({ kind: 'text', text: marks.word('dragged') }, corner.x, corner.y);
  await dragOnScreen(handle, await onScreen(page, themes));
  const hasArrived = await arrives(page, marks.word('dragged'));
  const asked = await desktop.hideOffer();
  if (!hasArrived) throw new Error(`the drop did not arrive: ${asked.join(', ')}`);
}

/** The window must have asked for the file's name (only then is there something to leave), and must have refused it. */
async function dropFile({ page, files, desktop, lookNow }: Scene): Promise<void> {
  await desktop.offer({ kind: 'file', uri: `file://${files.dropped}` }, corner.x, corner.y);
  await dragOnScreen(handle, await onScreen(page, page.getByLabel('Themes')));
  await page.waitForTimeout(200);
  lookNow('dropped');
  const asked = await desktop.hideOffer();
  if (!asked.includes('asked for text/uri-list'))
    throw new Error(`the drag did not reach the window: ${asked.join(', ')}`);
  if (!asked.some((word) => word.startsWith('failed'))) throw new Error('the file was taken');
}
