import type { LockReason } from '../../core/ipc/contract.ts';
import type { HandlersOf } from './handlers.ts';

/** @param pageLocked closes or loads anew; see `page-life.ts` */
export function windowHandlers(
  pageLocked: (reason: LockReason) => Promise<void>,
): HandlersOf<'window'> {
  return {
    'window.lock': async ({ reason }) => {
      await pageLocked(reason);
      return undefined;
    },
  };
}
