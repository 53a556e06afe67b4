import workerUrl from './worker/vault.worker.ts?worker&url';

/** TypeScript's library has no Trusted Types yet; this is the part that is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const policy = (globalThis as unknown as { trustedTypes: TrustedTypes }).trustedTypes.createPolicy(
  'vouchsafe-worker',
  {
    // The one script that a worker may run. Everything else is refused by the header's policy.
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError('not a worker of this app');
      return url;
    },
  },
);

export function startVaultWorker(): Worker {
  return new Worker(policy.createScriptURL(workerUrl), { type: 'module', name: 'vault' });
}
