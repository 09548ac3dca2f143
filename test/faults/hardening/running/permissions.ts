import type { RunningApp } from '../../../e2e/app';
import type { Checks } from '../lines';

const LINE = 'permissions denied except persistent-storage';

/** Every name that the Permissions API of any Chromium knows. */
const NAMES = [
  'accelerometer',
  'accessibility-events',
  'ambient-light-sensor',
  'background-fetch',
  'background-sync',
  'bluetooth',
  'camera',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-lock',
  'local-fonts',
  'local-network-access',
  'magnetometer',
  'microphone',
  'midi',
  'nfc',
  'notifications',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointer-lock',
  'push',
  'screen-wake-lock',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'window-management',
  'window-placement',
];

/**
 * What a page would do to get at each of them, with a click behind it. Each answers `undefined` or throws when it was
 * refused; anything else is what it got.
 */
const ASKS: Readonly<Record<string, string>> = {
  camera: `(await navigator.mediaDevices.getUserMedia({ video: true })).id`,
  microphone: `(await navigator.mediaDevices.getUserMedia({ audio: true })).id`,
  'capture of the screen': `(await navigator.mediaDevices.getDisplayMedia({ video: true })).id`,
  'names of devices': `(await navigator.mediaDevices.enumerateDevices()).map((one) => one.label).join('') || undefined`,
  'place on the map': `await new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail, { timeout: 3000 }))`,
  notifications: `(await Notification.requestPermission()) === 'granted' ? 'granted' : undefined`,
  'a notification all the same': `await new Promise((done) => { const one = new Notification('x'); one.onshow = () => done('shown'); one.onerror = () => done(); setTimeout(done, 1500) })`,
  'reading the clipboard as text': `await navigator.clipboard.readText()`,
  'reading the clipboard': `(await navigator.clipboard.read()).length`,
  MIDI: `(await navigator.requestMIDIAccess()).constructor.name`,
  'MIDI with system messages': `(await navigator.requestMIDIAccess({ sysex: true })).constructor.name`,
  'choosing a USB device': `(await navigator.usb.requestDevice({ filters: [] })).productName`,
  'USB devices': `(await navigator.usb.getDevices()).length || undefined`,
  'choosing a HID device': `(await navigator.hid.requestDevice({ filters: [] })).length || undefined`,
  'choosing a serial port': `(await navigator.serial.requestPort()).constructor.name`,
  'choosing a Bluetooth device': `(await navigator.bluetooth.requestDevice({ acceptAllDevices: true })).name`,
  'the full screen': `(await Promise.race([document.documentElement.requestFullscreen(), new Promise((done) => setTimeout(done, 800))]), document.fullscreenElement?.tagName)`,
  'the pointer': `await new Promise((done) => { document.onpointerlockchange = () => done(document.pointerLockElement?.tagName); document.body.requestPointerLock()?.catch?.(() => done()); setTimeout(done, 1500) })`,
  'a file of the disk': `(await showOpenFilePicker()).length`,
  'a folder of the disk': `(await showDirectoryPicker()).name`,
  'a place on the disk to write to': `(await showSaveFilePicker()).name`,
  'a file dropped into the page': `(await DataTransferItem.prototype.getAsFileSystemHandle.call({})) ?? undefined`,
  'when nobody is there': `(await IdleDetector.requestPermission()) === 'granted' ? 'granted' : undefined`,
  'fonts of the laptop': `(await queryLocalFonts()).length || undefined`,
  'all screens': `(await getScreenDetails()).screens.length`,
  'keeping the screen on': `(await navigator.wakeLock.request('screen')).type`,
  sensors: `await new Promise((done) => { const one = new Accelerometer(); one.onreading = () => done('read'); one.onerror = () => done(); one.start(); setTimeout(done, 1000) })`,
  'a sign-in key': `(await navigator.credentials.create({ publicKey: { challenge: new Uint8Array(8), rp: { name: 'x' }, user: { id: new Uint8Array(8), name: 'x', displayName: 'x' }, pubKeyCredParams: [{ type: 'public-key', alg: -7 }], timeout: 1500 } }))?.id`,
  payment: `(await new PaymentRequest([{ supportedMethods: 'https://x.example/pay' }], { total: { label: 'x', amount: { currency: 'GBP', value: '1' } } }).show()).requestId`,
  'a service worker': `(await navigator.serviceWorker.register('/index.html')).scope`,
  'links of other programs': `(navigator.registerProtocolHandler('web+x', '/?%s'), undefined)`,
  'speech from the microphone': `await new Promise((done) => { const one = new webkitSpeechRecognition(); one.onstart = () => done('heard'); one.onerror = () => done(); one.start(); setTimeout(done, 1500) })`,
  'a headset': `(await navigator.xr.requestSession('immersive-vr')).constructor.name`,
  'presenting elsewhere': `(await new PresentationRequest(['https://x.example/']).start()).id`,
};

const GRANTED = 'persistent-storage';

/** Every permission is asked about, and then everything is tried as if by a person's click. */
export async function permissions({ electron, page }: RunningApp, checks: Checks): Promise<void> {
  const states = await page.evaluate(
    async (names) =>
      Promise.all(
        names.map(async (name) => {
          const asked: PromiseLike<unknown> = Reflect.apply(
            navigator.permissions.query,
            navigator.permissions,
            [{ name, userVisibleOnly: true }],
          );
          const state = await Promise.resolve(asked).then(
            (answer) => String(Reflect.get(Object(answer), 'state')),
            () => 'unknown here',
          );
          return [name, state] as const;
        }),
      ),
    NAMES,
  );
  const known = states.filter(([, state]) => state !== 'unknown here');
  checks.record(
    LINE,
    known.map(([name, state]) => ({
      name: `state of ${name}`,
      failure: (state === 'granted') === (name === GRANTED) ? null : state,
    })),
  );
  checks.remark(LINE, `${known.length} of ${NAMES.length} permissions are known to this Chromium`);
  await checks.check(LINE, `${GRANTED} is granted`, () =>
    page.evaluate(async () => ((await navigator.storage.persist()) ? null : 'the store may be evicted')),
  );
  for (const [name, ask] of Object.entries(ASKS)) {
    await checks.check(LINE, `asked for: ${name}`, () =>
      electron.evaluate(async ({ BrowserWindow }, code) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined) return 'no window';
        const late = new Promise<string>((done) => setTimeout(() => done('no answer within 6 s'), 6000));
        const asked: Promise<string | null> = contents.executeJavaScript(
          `(async () => { try { const got = ${code}; return got === undefined ? null : 'got ' + String(got); } catch { return null; } })()`,
          true,
        );
        return Promise.race([asked, late]);
      }, ask),
    );
  }
  await pastedByACommand({ electron }, checks);
  await checks.check(LINE, 'nothing was opened by all this', () =>
    electron.evaluate(({ BrowserWindow, webContents }) => {
      const [windows, contents] = [
        BrowserWindow.getAllWindows().length,
        webContents.getAllWebContents().length,
      ];
      if (BrowserWindow.getAllWindows()[0]?.isFullScreen() === true) return 'the window fills the screen';
      return windows === 1 && contents === 1 ? null : `${windows} windows, ${contents} pages`;
    }),
  );
}

/** Electron lets no page paste by itself since it has a switch for it; the old development runtime had none. */
async function pastedByACommand({ electron }: Pick<RunningApp, 'electron'>, checks: Checks): Promise<void> {
  const seen = await electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const pasted: boolean | undefined = await contents?.executeJavaScript(
      `document.execCommand('paste')`,
      true,
    );
    return { pasted: pasted === true, major: Number.parseInt(process.versions.electron ?? '', 10) };
  });
  if (seen.pasted && seen.major < 33) {
    checks.remark(LINE, `Electron ${seen.major} lets a page paste by a command (newer ones do not)`);
    return;
  }
  const failure = seen.pasted ? 'the page may read the clipboard' : null;
  checks.record(LINE, [{ name: 'asked for: reading the clipboard by a command', failure }]);
}
