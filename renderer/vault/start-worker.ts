import workerUrl from './worker/vault.worker.ts?worker&url';
import { workerStarter } from './worker-starter.ts';

const start = workerStarter({ vault: workerUrl });

export const startVaultWorker = () => start('vault');
