import { useEffect, useState } from 'react';
import type { PublicIdentity } from '../../vault/api.ts';
import type { VaultClient } from '../../vault/client.ts';

interface IdentityState {
  /** Undefined until it is read. */
  readonly identity: PublicIdentity | undefined;
  readonly failure: unknown;
}

/** This vault's own public keys. */
export function useIdentity(vault: VaultClient): IdentityState {
  const [state, setState] = useState<IdentityState>({ identity: undefined, failure: undefined });
  useEffect(() => {
    let isMounted = true;
    vault.call('identity', undefined).then(
      (identity) => isMounted && setState({ identity, failure: undefined }),
      (failure: unknown) => isMounted && setState({ identity: undefined, failure }),
    );
    return () => {
      isMounted = false;
    };
  }, [vault]);
  return state;
}
