import { workerStarter } from '../worker-starter.ts';
import sealUrl from './bundle/seal.worker.ts?worker&url';
import deriveUrl from './derive.worker.ts?worker&url';
import modelUrl from './model/model.worker.ts?worker&url';
import reportUrl from './report/report.worker.ts?worker&url';
import rowUrl from './row.worker.ts?worker&url';

const URLS = {
  derive: deriveUrl,
  model: modelUrl,
  report: reportUrl,
  row: rowUrl,
  seal: sealUrl,
};

let start: ((name: keyof typeof URLS) => Worker) | undefined;

/** Starts a worker of the vault worker. It ends with it, or when whoever started it has no more use for it. */
export function startHelper(name: keyof typeof URLS): Worker {
  start ??= workerStarter(URLS);
  return start(name);
}
