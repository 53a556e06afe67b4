import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './csp.ts';

describe('the content security policy', () => {
  it('is exactly this for a document', () => {
    expect(contentSecurityPolicy('abc')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-abc'; " +
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; " +
        "require-trusted-types-for 'script'; trusted-types vouchsafe-worker",
    );
  });

  it('allows a worker no style at all but files of ours', () => {
    expect(contentSecurityPolicy()).toContain("style-src 'self'; ");
  });

  it('never lets a script be written into the page', () => {
    expect(contentSecurityPolicy('abc')).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
  });
});

describe('the other headers', () => {
  it('isolate the page, keep it out of caches and deny every feature', () => {
    const { 'Permissions-Policy': features, ...headers } = securityHeaders('policy');
    expect(headers).toEqual({
      'Content-Security-Policy': 'policy',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    for (const feature of features?.split(', ') ?? []) expect(feature).toMatch(/^[a-z-]+=\(\)$/);
    for (const name of ['camera', 'microphone', 'geolocation', 'clipboard-read', 'display-capture'])
      expect(features).toContain(`${name}=()`);
  });
});
