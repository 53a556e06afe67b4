/** TypeScript's library has no Trusted Types yet; this is the part that is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/**
 * Starts the scripts that a worker of this page, or of this worker, may run: everything else is refused by the
 * header's policy, and so is a second call here, because the name of the Trusted Types policy is taken then.
 */
export function workerStarter<Name extends string>(
  urls: Readonly<Record<Name, string>>,
): (name: Name) => Worker {
  const { trustedTypes } = globalThis as unknown as { trustedTypes: TrustedTypes };
  const policy = trustedTypes.createPolicy('vouchsafe-worker', {
    createScriptURL(url) {
      if (!Object.values(urls).includes(url)) throw new TypeError('not a worker of this app');
      return url;
    },
  });
  return (name) => new Worker(policy.createScriptURL(urls[name]), { type: 'module', name });
}
