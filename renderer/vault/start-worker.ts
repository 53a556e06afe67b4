import workerUrl from './worker/vault.worker.ts?worker&url';
import { workerStarter } from './worker-starter.ts';

export const startVaultWorker = workerStarter(workerUrl, 'vault');
