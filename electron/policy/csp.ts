/**
 * What the page may load and run, sent with every answer of our scheme. A worker takes its policy from
 * its own script's answer, so the headers go with scripts too, not only with the document.
 */

/** The one Trusted Types policy: `renderer/vault/worker-starter.ts` makes workers' URLs with it. */
const TRUSTED_TYPES_POLICY = 'vouchsafe-worker';

/**
 * @param styleNonce fresh for each document; CodeMirror and react-aria put it on the `<style>` elements
 *   that they make. Other answers have none.
 */
export function contentSecurityPolicy(styleNonce?: string): string {
  return [
    "default-src 'none'",
    // 'wasm-unsafe-eval' compiles hash-wasm's Argon2id and what runs a model of one's own; it does not allow eval.
    "script-src 'self' 'wasm-unsafe-eval'",
    styleNonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
    // data: is the empty icon of index.html.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
  ].join('; ');
}

/** Features that a page could ask for and this one never does. The clipboard is only ever written. */
const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** The headers of every answer, whatever its status. */
export function securityHeaders(policy: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    // Together: no other document shares our process, and the page is cross-origin isolated.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    // Nothing of ours belongs in a cache on disk.
    'Cache-Control': 'no-store',
  };
}
