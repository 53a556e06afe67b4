/**
 * Chromium's command line: no network, and none of Chrome's own services, which Electron does not
 * have either.
 */
import { getOptions, state } from './state.ts';

const QUIET = [
  '--no-startup-window', // stays without a window until the app opens one
  '--test-type', // no bar under the toolbar about unsupported switches
  '--noerrdialogs', // nor a dialog about the files that profile.ts keeps from being written
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-search-engine-choice-screen',
  '--disable-infobars',
  '--disable-hang-monitor',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-popup-blocking', // window.open is for the app to refuse
  '--autoplay-policy=no-user-gesture-required', // as Electron
];

const NO_SERVICES = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-field-trial-config',
  '--disable-sync',
  '--disable-top-sites',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
];

const NO_DISK_CACHES = [
  '--disable-gpu-shader-disk-cache',
  '--disable-gpu-program-cache',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  '--v8-cache-options=none',
];

/**
 * A proxy that does not exist: what escapes interception (a WebSocket) ends here. Only the
 * development server's socket gets through, when electron-vite says that there is one.
 */
function noNetwork(): string[] {
  const isDev = process.env['ELECTRON_RENDERER_URL'] !== undefined && !getOptions().isPackaged;
  const bypass = isDev ? [] : ['--proxy-bypass-list=<-loopback>'];
  return ['--proxy-server=http://127.0.0.1:9', ...bypass];
}

const DISABLED_FEATURES = [
  'AutofillServerCommunication',
  'DialMediaRouteProvider',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'SegmentationPlatform',
  'SpareRendererForSitePerProcess',
  'Translate',
];

export function sandboxSwitches(): string[] {
  const isUnusable = process.getuid?.() === 0 || process.env['CHROMIUM_HOST_NO_SANDBOX'] === '1';
  return isUnusable ? ['--no-sandbox'] : [];
}

function featuresOf(switches: readonly string[], name: string): string[] {
  const prefix = `--${name}=`;
  return switches
    .filter((item) => item.startsWith(prefix))
    .flatMap((item) => item.slice(prefix.length).split(','))
    .filter((feature) => feature !== '');
}

/** @param extra what the app appended with `app.commandLine`, merged as Electron does. */
export function chromiumSwitches(extra: readonly string[]): string[] {
  const given = [...getOptions().switches, ...extra];
  const isOurs = (item: string): boolean =>
    /^--(user-data-dir|disable-features|enable-features|no-sandbox)(=|$)/.test(item);
  const enabled = featuresOf(given, 'enable-features');
  const disabled = [...DISABLED_FEATURES, ...featuresOf(given, 'disable-features')];
  return [
    `--user-data-dir=${state.profile}`,
    ...(state.isHeadless ? ['--headless'] : []),
    ...sandboxSwitches(),
    ...QUIET,
    ...NO_SERVICES,
    ...NO_DISK_CACHES,
    ...noNetwork(),
    ...given.filter((item) => !isOurs(item)),
    `--disable-features=${disabled.join(',')}`,
    ...(enabled.length > 0 ? [`--enable-features=${enabled.join(',')}`] : []),
  ];
}
