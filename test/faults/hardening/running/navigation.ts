import type { RunningApp } from '../../../e2e/app';
import type { Checks } from '../lines';

const LINE = 'navigation, redirects, new windows, webviews, frames, drops refused';

/** Runs in the page, with a click behind it. `link` makes an anchor and clicks it as it is told. */
const LINK = `const link = (href, set = {}, click = {}) => { const a = Object.assign(document.createElement('a'), { href, textContent: 'x', ...set }); document.body.append(a); a.dispatchEvent(new MouseEvent(click.button === 1 ? 'auxclick' : 'click', { bubbles: true, cancelable: true, view: window, ...click })); a.remove(); };
const put = (tag, set) => { const one = document.createElement(tag); for (const [name, value] of Object.entries(set)) one.setAttribute(name, value); document.body.append(one); return one; };`;

const WAYS_AWAY: Readonly<Record<string, string>> = {
  'location to afar': `location.href = 'https://casekeep-away.example/'`,
  'location to the machine itself': `location.assign('http://127.0.0.1:9/')`,
  'location to a file': `location.replace('file:///etc/passwd')`,
  'location to another page of the app': `location.href = 'app://casekeep/assets/'`,
  'location to data:': `location.href = 'data:text/html,away'`,
  'location to blob:': `location.href = URL.createObjectURL(new Blob(['away'], { type: 'text/html' }))`,
  'location to javascript:': `location.href = 'javascript:document.title="away"'`,
  'location to chrome:': `location.href = 'chrome://gpu'`,
  'location to view-source:': `location.href = 'view-source:app://casekeep/'`,
  'location to devtools:': `location.href = 'devtools://devtools/bundled/inspector.html'`,
  'location to mailto:': `location.href = 'mailto:a@b.example'`,
  link: `link('https://casekeep-away.example/')`,
  'link in a new window': `link('https://casekeep-away.example/', { target: '_blank' })`,
  'link to the app in a new window': `link('app://casekeep/', { target: '_blank' })`,
  'link with the middle button': `link('https://casekeep-away.example/', {}, { button: 1 })`,
  'link with Ctrl': `link('app://casekeep/index.html', {}, { ctrlKey: true })`,
  'link with Shift': `link('app://casekeep/index.html', {}, { shiftKey: true })`,
  'link that downloads': `link('app://casekeep/index.html', { download: 'x.html' })`,
  'link that downloads data:': `link('data:text/plain,x', { download: 'x.txt' })`,
  'new window to afar': `window.open('https://casekeep-away.example/')`,
  'new window of the app': `window.open('app://casekeep/')`,
  'new window to about:blank': `window.open('about:blank', '', 'width=200,height=200')`,
  'new window with Node': `window.open('app://casekeep/', '', 'nodeIntegration=yes,contextIsolation=no,sandbox=no')`,
  'new window with nothing': `window.open()`,
  'new window for a file': `window.open('file:///etc/passwd')`,
  'form to afar': `const form = put('form', { action: 'https://casekeep-away.example/', method: 'get' }); form.submit()`,
  'form in a new window': `const form = put('form', { action: 'app://casekeep/', target: '_blank' }); form.submit()`,
  'refresh by a header in the page': `const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=https://casekeep-away.example/'; document.head.append(meta)`,
  webview: `put('webview', { src: 'https://casekeep-away.example/', nodeintegration: '' })`,
  'frame from afar': `put('iframe', { src: 'https://casekeep-away.example/' })`,
  'frame of the app': `put('iframe', { src: 'app://casekeep/' })`,
  'frame with its own text': `put('iframe', { srcdoc: '<a href="https://casekeep-away.example/" target="_top" id="x">x</a>' })`,
  'frame that takes the top along': `const frame = put('iframe', {}); frame.contentWindow.top.location.href = 'https://casekeep-away.example/'`,
  'frame that opens a window': `const frame = put('iframe', {}); frame.contentWindow.open('https://casekeep-away.example/')`,
};

/** All the ways that lead out of the one page; after each the one page stands where it stood. */
export async function navigation({ electron, page, profile }: RunningApp, checks: Checks): Promise<void> {
  await electron.evaluate(({ webContents, session }) => {
    const [contents] = webContents.getAllWebContents();
    Reflect.set(globalThis, 'casekeepAway', []);
    const seen: string[] = Reflect.get(globalThis, 'casekeepAway');
    contents?.on('did-navigate', (_event, url) => seen.push(`went to ${url}`));
    contents?.on('did-frame-navigate', (_event, url, _code, _text, isMain) => {
      if (!isMain && url !== 'about:blank' && url !== 'about:srcdoc' && url !== '')
        seen.push(`frame: ${url}`);
    });
    contents?.on('did-create-window', () => seen.push('a window was made'));
    contents?.on('did-attach-webview', () => seen.push('a webview was attached'));
    // Asked before the product's own listener could be: an item that gets this far without being refused would go on.
    session.defaultSession.on('will-download', (event) => {
      if (!event.defaultPrevented) seen.push('a download began');
    });
  });
  await page.evaluate(() => Reflect.set(window, 'casekeepSame', true));
  for (const [name, code] of Object.entries(WAYS_AWAY)) {
    await checks.check(LINE, name, async () => {
      const answer = await electron.evaluate(async ({ BrowserWindow, webContents }, told) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined) return { seen: ['the window is gone'], url: '' };
        await contents.executeJavaScript(`(() => { try { ${told} } catch {} })(); 0`, true);
        await new Promise((done) => setTimeout(done, 120));
        const seen: string[] = Reflect.get(globalThis, 'casekeepAway');
        const extra = webContents.getAllWebContents().length - 1;
        const taken = seen.splice(0);
        return { seen: extra === 0 ? taken : [...taken, `${extra} more pages`], url: contents.getURL() };
      }, `${LINK}\n${code}`);
      const same = await page.evaluate(() => {
        for (const one of document.querySelectorAll(
          'body > iframe, body > webview, body > form, meta[http-equiv=refresh]',
        ))
          one.remove();
        return Reflect.get(window, 'casekeepSame') === true;
      });
      if (!same) return 'the page was loaded anew';
      if (answer.url !== 'app://casekeep/') return `now at ${answer.url}`;
      return answer.seen.length === 0 ? null : answer.seen.join(', ');
    });
  }
  await drops({ electron, page, profile }, checks);
}

/** A file and an address, dragged over the window by the browser itself and let go. */
async function drops(
  { electron, page, profile }: Pick<RunningApp, 'electron' | 'page' | 'profile'>,
  checks: Checks,
): Promise<void> {
  const link = await electron.context().newCDPSession(page);
  const cases = {
    'a file dropped': { items: [], files: [`${profile}/state.json`], dragOperationsMask: 1 },
    'an address dropped': {
      items: [{ mimeType: 'text/uri-list', data: 'https://casekeep-away.example/' }],
      dragOperationsMask: 1,
    },
    'a page dropped': {
      items: [{ mimeType: 'text/html', data: '<img src=x onerror="window.casekeepDropped=1">' }],
      dragOperationsMask: 1,
    },
  };
  for (const [name, data] of Object.entries(cases)) {
    await checks.check(LINE, name, async () => {
      await page.evaluate(() => {
        Reflect.deleteProperty(window, 'casekeepDropped');
        document.ondrop = (event) => {
          if ((event.dataTransfer?.files.length ?? 0) > 0) Reflect.set(window, 'casekeepDropped', 'a file');
        };
      });
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await link.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
      await page.waitForTimeout(200);
      const got = await page.evaluate(() => String(Reflect.get(window, 'casekeepDropped') ?? ''));
      if (got !== '') return `the page got ${got}`;
      const isSame = await page.evaluate(() => Reflect.get(window, 'casekeepSame') === true);
      return isSame && page.url() === 'app://casekeep/' ? null : `now at ${page.url()}`;
    });
  }
  await link.detach();
}

/**
 * Two loads that Chromium begins without asking anybody: they end the app in a lock, as a lost page does, so that nothing
 * of the vault stays in memory behind an empty page. Answers the app that was started again.
 */
export async function loadsThatLock(app: RunningApp, checks: Checks, all: boolean): Promise<RunningApp> {
  let now = app;
  for (const code of ['location.href = "about:blank"', ...(all ? ['location.reload()'] : [])]) {
    await now.electron
      .evaluate(({ BrowserWindow }, told) => {
        void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `setTimeout(() => { ${told} }, 50); 0`,
          true,
        );
      }, code)
      .catch(() => undefined);
    const next = await now.relaunchAfterLock().catch((error: unknown) => String(error));
    const failure = typeof next === 'string' ? next : null;
    checks.record(LINE, [{ name: `${code} ends in a lock`, failure }]);
    if (typeof next === 'string') return now;
    now = next;
  }
  return now;
}
