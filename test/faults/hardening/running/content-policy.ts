import type { RunningApp } from '../../../e2e/app';
import { type Checks, expectEqual } from '../lines';

const LINE = 'content security policy';

/** Word for word; the nonce is each load's own. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-NONCE'; worker-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src blob:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";

/** The policy as the page got it, and then everything that it must stop, each once. */
export async function contentPolicy({ page }: RunningApp, checks: Checks): Promise<void> {
  const pages = await page.evaluate(async () =>
    Promise.all(
      ['app://casekeep/', 'app://casekeep/index.html'].map(async (address) => {
        const answer = await fetch(address);
        return { policy: answer.headers.get('content-security-policy') ?? '', text: await answer.text() };
      }),
    ),
  );
  const nonces = pages.map(({ policy }) => /nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  pages.forEach(({ policy, text }, at) => {
    const nonce = nonces[at] ?? '';
    checks.record(LINE, [
      expectEqual('the policy, word for word', policy.replace(nonce, 'NONCE'), POLICY),
      { name: 'the nonce stands in the page', failure: text.includes(nonce) ? null : 'it does not' },
      { name: 'no inline script in the page', failure: /<script(?![^>]*\ssrc=)/.test(text) ? text : null },
    ]);
  });
  checks.record(LINE, [
    {
      name: 'each load has a nonce of its own',
      failure: new Set(nonces).size === 2 && nonces[0]?.length === 24 ? null : nonces.join(', '),
    },
  ]);

  const tried = await page.evaluate(tryAll);
  checks.record(
    LINE,
    tried.map(({ name, happened, directive }) => ({
      name,
      failure: happened ? 'it happened' : directive === '' ? 'it was stopped by something else' : null,
    })),
  );
  const stopped = new Set(tried.map(({ directive }) => directive).filter((one) => one !== ''));
  checks.remark(LINE, `${tried.length} ways tried, stopped by ${stopped.size} directives`);
}

interface Tried {
  readonly name: string;
  readonly happened: boolean;
  /** What the violation named; empty when there was none. */
  readonly directive: string;
}

/** Runs in the page. Every try waits for its own violation, or for its effect. */
async function tryAll(): Promise<readonly Tried[]> {
  const far = 'https://casekeep-policy.example';
  const put = (tag: string, set: Readonly<Record<string, string>>, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(set)) element.setAttribute(name, value);
    element.textContent = text;
    document.body.append(element);
    return element;
  };
  const effect = (code: string) => `window.casekeepHappened=1;${code}`;
  const data = `data:text/javascript,${encodeURIComponent(effect(''))}`;
  const blob = () => URL.createObjectURL(new Blob([effect('')], { type: 'text/javascript' }));
  const happen = () => Reflect.set(window, 'casekeepHappened', 1);
  const styled = () => {
    const probe = put('i', { class: 'casekeep-probe' });
    const is = getComputedStyle(probe).color === 'rgb(1, 2, 3)';
    probe.remove();
    if (is) happen();
  };
  const tries: Readonly<Record<string, () => unknown>> = {
    'inline script': () => put('script', {}, effect('')),
    'inline handler': () => put('img', { src: 'data:image/png;base64,AA', onerror: effect('') }),
    'inline handler of a click': () => put('button', { onclick: effect('') }).click(),
    'address that is code': () => put('a', { href: ['javascript', effect('')].join(':') }).click(),
    eval: () => Reflect.apply(Reflect.get(window, 'eval'), window, [effect('')]),
    'code from a string': () => Reflect.construct(Function, [effect('')])(),
    'a timer with a string': () => Reflect.apply(setTimeout, window, [effect(''), 0]),
    'script from data:': () => put('script', { src: data }),
    'script from blob:': () => put('script', { src: blob() }),
    'script from afar': () => put('script', { src: `${far}/a.js` }),
    'worker from blob:': () => new Worker(blob()),
    'worker from data:': () => new Worker(data),
    'style element without the nonce': () => {
      const style = put('style', {}, '.casekeep-probe{color:rgb(1,2,3)}');
      styled();
      style.remove();
    },
    'style attribute in markup': () => {
      const parsed = new DOMParser().parseFromString('<i style="color:rgb(1,2,3)">x</i>', 'text/html');
      const element = document.adoptNode(parsed.querySelector('i') ?? document.createElement('i'));
      document.body.append(element);
      element.setAttribute('style', 'color:rgb(1,2,3)');
      if (getComputedStyle(element).color === 'rgb(1, 2, 3)') happen();
      element.remove();
    },
    'style sheet from afar': () => put('link', { rel: 'stylesheet', href: `${far}/a.css` }),
    'style sheet from data:': () => put('link', { rel: 'stylesheet', href: 'data:text/css,*{}' }),
    'picture from afar': () => put('img', { src: `${far}/a.png` }),
    'picture from blob:': () => put('img', { src: URL.createObjectURL(new Blob(['x'])) }),
    'font from data:': () => new FontFace('probe', 'url(data:font/woff2;base64,AA)').load().catch(() => null),
    'fetch from afar': () => fetch(`${far}/`).then(happen, () => null),
    'fetch of data:': () => fetch('data:text/plain,x').then(happen, () => null),
    'fetch of the machine itself': () => fetch('http://127.0.0.1:9/').then(happen, () => null),
    'socket to afar': () => new WebSocket('wss://casekeep-policy.example/'),
    'event source from afar': () => new EventSource(`${far}/`),
    'beacon to afar': () => navigator.sendBeacon(`${far}/`, 'x'),
    'frame from afar': () => put('iframe', { src: far }),
    'frame of the app itself': () => put('iframe', { src: 'app://casekeep/index.html' }),
    'frame from data:': () => put('iframe', { src: 'data:text/html,x' }),
    'frame from blob:': () => put('iframe', { src: blob() }),
    object: () => put('object', { data: `${far}/a.pdf` }),
    embed: () => put('embed', { src: `${far}/a.pdf` }),
    'form to afar': () => {
      const form = document.createElement('form');
      form.action = `${far}/`;
      form.method = 'post';
      document.body.append(form);
      form.submit();
    },
    base: () => put('base', { href: `${far}/` }),
    'sound from afar': () => new Audio(`${far}/a.mp3`).play().then(happen, () => null),
  };
  const before = new Set(document.body.children);
  const done: Tried[] = [];
  for (const [name, act] of Object.entries(tries)) {
    Reflect.deleteProperty(window, 'casekeepHappened');
    let directive = '';
    const heard = (event: SecurityPolicyViolationEvent) => {
      directive = event.effectiveDirective;
    };
    document.addEventListener('securitypolicyviolation', heard);
    // Out of the test driver's own call, whose code is allowed to come from a string.
    await new Promise<void>((ready) => {
      setTimeout(() => {
        try {
          void Promise.resolve(act()).catch(() => null);
        } catch {
          // Refused at once: the violation follows.
        }
        let rounds = 0;
        const wait = () => {
          rounds += 1;
          const happened = Reflect.get(window, 'casekeepHappened') === 1;
          if (directive !== '' || happened || rounds > 60) ready();
          else setTimeout(wait, 25);
        };
        setTimeout(wait, 25);
      }, 0);
    });
    document.removeEventListener('securitypolicyviolation', heard);
    done.push({ name, happened: Reflect.get(window, 'casekeepHappened') === 1, directive });
    for (const element of [...document.body.children]) if (!before.has(element)) element.remove();
    for (const element of document.querySelectorAll('base, link[href*="casekeep-policy"]')) element.remove();
  }
  return done;
}
