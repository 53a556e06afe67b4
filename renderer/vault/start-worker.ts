import vaultWorkerUrl from './worker/vault.worker.ts?worker&url';
import { workerStarter } from './worker-starter.ts';

const start = workerStarter({ vault: vaultWorkerUrl });

export const startVaultWorker = () => start('vault');
