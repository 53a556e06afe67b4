/**
 * The app's own schemes. Chromium outside Electron cannot be taught one, so `scheme://host` lives
 * at `https://host.scheme.invalid`: a secure origin of its own, under a name that RFC 2606 keeps
 * from ever resolving. Everything the main process sees is translated back.
 */
const schemes = new Set<string>();

export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

/** `vouchsafe://app/x` to `https://app.vouchsafe.invalid/x`; other URLs stay as they are. */
export function toInternalUrl(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i, (all, scheme: string, host: string) =>
    schemes.has(scheme.toLowerCase()) ? `https://${host}.${scheme.toLowerCase()}.invalid` : all,
  );
}

/** The way back, as `toInternalUrl`. */
export function toAppUrl(url: string): string {
  return url.replace(
    /^https:\/\/([^/?#]*)\.([a-z0-9-]+)\.invalid(?::443)?(?=[/?#]|$)/i,
    (all, host: string, scheme: string) => (schemes.has(scheme) ? `${scheme}://${host}` : all),
  );
}

/** Sources like `vouchsafe:` or `vouchsafe://app` in a Content-Security-Policy. */
export function toInternalPolicy(policy: string): string {
  let result = policy;
  for (const scheme of schemes) {
    const source = new RegExp(`(^|[\\s;])${scheme}:(?://([^\\s;/]+))?`, 'g');
    result = result.replace(
      source,
      (_all, before: string, host?: string) => `${before}https://${host ?? '*'}.${scheme}.invalid`,
    );
  }
  return result;
}
