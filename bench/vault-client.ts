import type { CallName } from '../core/ipc/channels.ts';
import type { CallArgs } from '../core/ipc/contract.ts';
import { VaultClient } from '../renderer/vault/client.ts';
import type { MemoryHost } from '../tests/support/memory-host.ts';

export const BENCH_PASSPHRASE = 'quiet river carries seven lanterns home';

/** The page's door to a vault worker, with the main process's part in memory. */
export function clientOf(worker: Worker, host: MemoryHost): VaultClient {
  return new VaultClient(worker, (name: CallName, args) =>
    host.call(name, args as CallArgs<CallName>),
  );
}
