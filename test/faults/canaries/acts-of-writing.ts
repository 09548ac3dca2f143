import { addClient, said } from '../app/front';
import { type Act, arrives, mustArrive, type Scene } from './act';
import { clickOnScreen, opensWindow, pressOnScreen, readSelection, typeOnScreen } from './display';

/** Words that are typed, selected, copied, taken back, searched for. */
export const ACTS_OF_WRITING: readonly Act[] = [
  { ways: ['field'], run: fillField },
  { ways: ['keys'], run: typeOnKeyboard },
  { ways: ['spelling'], run: misspell },
  { ways: ['note'], run: finishNote },
  { ways: ['selected', 'copied'], run: selectAndCopy },
  { ways: ['unwritten'], run: takeBackTyping },
  { ways: ['undone'], run: takeBackRecord },
  { ways: ['draft'], run: leaveDraft },
  { ways: ['search'], run: search },
  { ways: ['foreign'], run: writeForeign },
];

const THEMES = 'Themes';

async function fillField({ page, marks }: Scene): Promise<void> {
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('e');
  const edit = page.getByRole('dialog');
  await edit.getByLabel('Address', { exact: true }).fill(marks.word('field'));
  await edit.getByRole('button', { name: /^Save/ }).click();
  await edit.waitFor({ state: 'detached' });
}

async function typeOnKeyboard({ page, marks }: Scene): Promise<void> {
  await typed(page, marks.word('keys'));
}

/** A spell checker would underline it, offer words in the menu, and remember it when told so. */
async function misspell({ page, marks }: Scene): Promise<void> {
  const themes = page.getByLabel(THEMES);
  await typed(page, `wrnogly speled ${marks.word('spelling')}`);
  if (await themes.evaluate((area) => area instanceof HTMLElement && area.spellcheck))
    throw new Error('the field asks for a spell checker');
  pressOnScreen('ctrl+shift+Left');
  await opensWindow(() => clickOnScreen(page, themes, '3'));
  pressOnScreen('Escape');
}

async function finishNote({ page, marks }: Scene): Promise<void> {
  await page.getByLabel('Plan', { exact: true }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(`${marks.word('note')} `);
  await page.keyboard.press('Control+Enter');
  await said(page, 'finished');
}

async function selectAndCopy({ page, marks }: Scene): Promise<void> {
  await typed(page, ` ${marks.word('selected')} ${marks.word('copied')} `);
  pressOnScreen('ctrl+a', 'ctrl+c');
  await page.waitForTimeout(200);
  if (!readSelection('primary').includes(marks.word('selected'))) throw new Error('not in the selection');
  if (!readSelection('clipboard').includes(marks.word('copied'))) throw new Error('not on the clipboard');
}

async function takeBackTyping({ page, marks, lookNow }: Scene): Promise<void> {
  await typed(page, ` ${marks.word('unwritten')}`);
  lookNow('unwritten');
  for (let tries = 0; tries < 60; tries += 1) {
    await page.keyboard.press('Control+z');
    if (await arrivedNoMore(page, marks.word('unwritten'))) return;
  }
  throw new Error('Ctrl Z did not take it back');
}

async function arrivedNoMore(page: Scene['page'], text: string): Promise<boolean> {
  const value = await page.getByLabel(THEMES).inputValue();
  return !value.includes(text);
}

async function takeBackRecord({ page, marks, lookNow }: Scene): Promise<void> {
  await addClient(page, marks.word('undone'));
  lookNow('undone');
  const notice = page.locator('.notice-line').filter({ hasText: `${marks.word('undone')} added` });
  await notice.last().getByRole('button', { name: 'Undo' }).click();
  await said(page, 'Undone');
}

async function leaveDraft({ page, marks }: Scene): Promise<void> {
  await page.getByLabel(THEMES).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(` ${marks.word('draft')}`);
  await page.waitForTimeout(300);
  await page.locator('.draft-status[data-state="kept"]').waitFor();
}

/** The search stays open with its words in it, until the next act. */
async function search({ page, marks, lookNow }: Scene): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByLabel('Search clients, notes and actions').fill(marks.word('search'));
  await page
    .locator('.search-foot')
    .filter({ hasText: /place|Nothing found/ })
    .waitFor();
  lookNow('search');
}

/** As a name with Latin-1 letters only, and in a text with an emoji: two kinds of strings. */
async function writeForeign({ page, marks }: Scene): Promise<void> {
  await page.getByLabel(THEMES).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(` ${marks.word('foreign')} `);
  await mustArrive(page, marks.word('foreign'));
  await page.locator('.draft-status[data-state="kept"]').waitFor();
  await addClient(page, marks.foreign);
}

/** On the display's keyboard, at the end of what stands there; once more, slowly, where a key was lost. */
async function typed(page: Scene['page'], text: string): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    await clickOnScreen(page, page.getByLabel(THEMES));
    pressOnScreen('ctrl+End');
    typeOnScreen(text);
    if (await arrives(page, text.trim())) return;
  }
  throw new Error("the display's own keyboard did not reach the text");
}
