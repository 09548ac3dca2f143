import { app } from 'electron';

/** Features that would look something up, offer something or keep something. */
const featuresOff = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HardwareMediaKeyHandling',
  'MediaRouter',
  'MediaSessionService',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
  'SpareRendererForSitePerProcess',
];

/**
 * Switches that keep Chromium from talking to anybody: no name resolves, no proxy is asked, no update, sync, report or
 * ping exists. The network is refused once more at every request (`refuse-network.ts`). Before the app is ready.
 */
export function quietChromium(): void {
  const line = app.commandLine;
  line.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  line.appendSwitch('no-proxy-server');
  line.appendSwitch('disable-background-networking');
  line.appendSwitch('disable-component-update');
  line.appendSwitch('disable-default-apps');
  line.appendSwitch('disable-domain-reliability');
  line.appendSwitch('disable-client-side-phishing-detection');
  line.appendSwitch('disable-sync');
  line.appendSwitch('disable-breakpad');
  line.appendSwitch('disable-crash-reporter');
  line.appendSwitch('disable-http-cache');
  line.appendSwitch('disable-quic');
  line.appendSwitch('no-pings');
  line.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // The system's key store would be asked over D-Bus for a cookie key; Casekeep has no cookie.
  line.appendSwitch('password-store', 'basic');
  line.appendSwitch('disable-features', featuresOff.join(','));
  // Chromium's own network process runs unsandboxed on Linux unless it is told otherwise.
  if (process.platform === 'linux') line.appendSwitch('enable-features', 'NetworkServiceSandbox');
}
