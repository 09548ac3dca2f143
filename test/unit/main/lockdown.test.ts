import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { parseCalls } from '../../../electron/main/bridge/parse-calls';
import { unknownSwitch } from '../../../electron/main/lockdown/command-line';
import { contentPolicy } from '../../../electron/main/lockdown/content-policy';
import { isLocalAddress, isOwnPage } from '../../../electron/main/lockdown/local-address';
import { pageFiles, readPageManifest } from '../../../electron/main/lockdown/page-files';
import { lockedExitCode, pinned } from '../../../electron/main/profile/pinned';
import { kindOf } from '../../../electron/main/profile/say';
import { readTestSwitches } from '../../../electron/main/profile/test-switches';
import { profilePaths } from '../../../electron/main/vault-folder/vault-paths';
import { lockedExitCode as launcherExitCode } from '../../../build/launch.mjs';

describe('what the store hangs on', () => {
  it('when any of it changed, then every IndexedDB would be gone: it is pinned', () => {
    expect(pinned).toEqual({
      scheme: 'app',
      host: 'casekeep',
      origin: 'app://casekeep',
      partition: null,
      profileFolder: 'Casekeep',
      storeFolder: 'app_casekeep_0.indexeddb.leveldb',
    });
    expect(profilePaths('/p').indexedDb).toBe('/p/IndexedDB');
  });

  it('when the app locks, then its exit code is the one the launcher waits for', () => {
    expect(lockedExitCode).toBe(launcherExitCode);
  });
});

describe('the content security policy', () => {
  it('when it is read, then everything is refused but the few sources needed', () => {
    expect(contentPolicy('abc').split('; ').sort()).toEqual(
      [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self' 'nonce-abc'",
        "worker-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        'media-src blob:',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].sort(),
    );
    expect(contentPolicy('abc')).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });
});

describe('the page’s files', () => {
  let out = '';
  const page = '<html><style nonce="__STYLE_NONCE__"></style><meta nonce="__STYLE_NONCE__"></html>';
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'casekeep-out-'));
    await mkdir(join(out, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(out, 'renderer', 'index.html'), page);
    await writeFile(join(out, 'renderer', 'assets', 'a.js'), 'changed');
    await writeFile(join(out, 'renderer', 'assets', 'a.js.map'), 'map');
    const files = {
      'index.html': { type: 'text/html; charset=utf-8', sha256: digest(page), bytes: page.length },
      'assets/a.js': { type: 'text/javascript; charset=utf-8', sha256: digest('original'), bytes: 8 },
    };
    await writeFile(join(out, 'manifest.json'), JSON.stringify({ developmentOnly: false, files }));
  });
  afterEach(() => rm(out, { recursive: true }));

  const ask = (url: string, method = 'GET') => pageFiles(out, readPageManifest(out))({ url, method });

  it('when the page is asked for, then each load has a style nonce of its own, in the page and in the policy', async () => {
    const [one, other] = [await ask('app://casekeep/'), await ask('app://casekeep/index.html')];

    const nonceOf = (answer: typeof one): string =>
      /nonce-([^']+)'/.exec(answer.headers['Content-Security-Policy'] ?? '')?.[1] ?? '';
    expect(nonceOf(one)).toHaveLength(24);
    expect(nonceOf(other)).not.toBe(nonceOf(one));
    expect(Buffer.from(one.body ?? []).toString()).toBe(page.replaceAll('__STYLE_NONCE__', nonceOf(one)));
    expect(one.headers['Content-Type']).toBe('text/html; charset=utf-8');
  });

  it('when a file is not listed, asked for elsewhere, or with another method, then it is not there', async () => {
    for (const url of [
      'app://casekeep/assets/a.js.map',
      'app://casekeep/../manifest.json',
      'app://casekeep/%2e%2e/manifest.json',
      'app://casekeep//etc/passwd',
      'app://casekeep/__proto__',
      'app://casekeep/index.html?x=1',
      'app://other/index.html',
      'https://casekeep/index.html',
      'nonsense',
    ]) {
      expect({ url, status: (await ask(url)).status }).toEqual({ url, status: 404 });
    }
    expect((await ask('app://casekeep/', 'POST')).status).toBe(404);
  });

  it('when a file is no longer what was built, then it is not served', async () => {
    expect(await ask('app://casekeep/assets/a.js')).toMatchObject({ status: 500, body: null });
  });
});

describe('what may load and who may call', () => {
  it('when an address is not the app’s own, then it is not local', () => {
    for (const address of [
      'https://example.com/',
      'http://localhost/',
      'file:///etc/passwd',
      'ws://x',
      'app://casekeeper/',
      'app://casekeep.evil/',
      'blob:https://x/1',
      'devtools://devtools/',
    ]) {
      expect({ address, local: isLocalAddress(address) }).toEqual({ address, local: false });
    }
    for (const address of [
      'app://casekeep/',
      'app://casekeep/assets/a.js',
      'blob:app://casekeep/1-2',
      'data:image/png;base64,AA',
    ]) {
      expect({ address, local: isLocalAddress(address) }).toEqual({ address, local: true });
    }
    expect(isOwnPage('app://casekeep/')).toBe(true);
    expect(isOwnPage('app://casekeep/assets/a.js')).toBe(false);
    expect(isOwnPage('about:blank')).toBe(false);
  });

  it('when a packaged app is given a switch that opens it up, then the switch is named', () => {
    for (const name of [
      '--remote-debugging-port',
      '--inspect',
      '--user-data-dir',
      '--load-extension',
      '--disable-web-security',
      '-psn',
    ]) {
      expect(unknownSwitch(['word', `${name}=1`], false, 'linux')).toBe(name);
    }
    expect(unknownSwitch(['--no-sandbox'], false, 'linux')).toBe('--no-sandbox');
    expect(
      unknownSwitch(
        ['--no-sandbox', 'file.casekeep', '/a/file.casekeep', '--force-device-scale-factor=2'],
        true,
        'linux',
      ),
    ).toBeNull();
  });

  it('when a switch stands behind white space or, on Windows, behind a stroke, then it is one all the same', () => {
    expect(unknownSwitch([' --remote-debugging-port=9222'], false, 'linux')).toBe('--remote-debugging-port');
    expect(unknownSwitch(['\t-inspect'], false, 'darwin')).toBe('-inspect');
    expect(unknownSwitch(['/remote-debugging-port=9222'], false, 'win32')).toBe('/remote-debugging-port');
  });

  it('when the app is packaged, then no test switch is read', () => {
    const env = {
      CASEKEEP_PROFILE_DIR: '/p',
      CASEKEEP_TEST_CLOCK_SHIFT_MS: '1000',
      CASEKEEP_TEST_IDLE_SECONDS: '5',
      CASEKEEP_TEST_CHOOSE: '/c',
    };

    expect(readTestSwitches(env, false)).toMatchObject({
      profileDir: '/p',
      clockShiftMs: 1000,
      idleSeconds: 5,
      chooseFile: '/c',
      windowDelayMs: 0,
    });
    expect(readTestSwitches(env, true)).toMatchObject({
      profileDir: null,
      clockShiftMs: 0,
      idleSeconds: null,
      chooseFile: null,
    });
    expect(readTestSwitches({ CASEKEEP_TEST_CLOCK_SHIFT_MS: 'nonsense' }, false).clockShiftMs).toBe(0);
  });

  it('when an error is said, then only its kind is', () => {
    const error = Object.assign(new TypeError('/home/x/Mrs Smith.pdf'), {
      code: 'ENOENT',
      path: '/home/x/Mrs Smith.pdf',
    });

    expect(kindOf(error)).toBe('TypeError ENOENT');
    expect(kindOf('Mrs Smith')).toBe('string');
  });
});

describe('arguments of the bridge', () => {
  it('when they are not what the contract says, then they do not parse', () => {
    const preferences = {
      idleMinutes: 5,
      appearance: 'dark',
      backupEveryDays: 7,
      backupStartsByItself: true,
      lockOnMinimise: false,
    };
    expect(parseCalls.setPreferences([preferences])).toEqual([preferences]);
    for (const given of [
      [],
      [preferences, 1],
      [{ ...preferences, idleMinutes: 31 }],
      [{ ...preferences, idleMinutes: 0 }],
      [{ ...preferences, idleMinutes: Number.NaN }],
      [{ ...preferences, more: 1 }],
    ]) {
      expect(() => parseCalls.setPreferences(given)).toThrow(ZodError);
    }
    expect(() => parseCalls.lock(['idle'])).toThrow(ZodError);
    expect(() => parseCalls.nothing(['x'])).toThrow(ZodError);
    expect(() => parseCalls.lockReady([-1])).toThrow(ZodError);
    expect(() => parseCalls.renamePlace(['../../x', 'label'])).toThrow(ZodError);
  });

  it('when a file name is proposed, then no path is left in it', () => {
    expect(parseCalls.suggestedName(['../../etc/passwd'])).toEqual(['etc passwd']);
    expect(parseCalls.suggestedName(['C:\\x\u0000y.pdf'])).toEqual(['C  x y.pdf']);
    expect(parseCalls.suggestedName(['...'])).toEqual(['Casekeep']);
    expect(parseCalls.suggestedName(['Recovery sheet.pdf'])).toEqual(['Recovery sheet.pdf']);
  });
});
