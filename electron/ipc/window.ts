import type { LockReason } from '../../core/ipc/contract.ts';
import type { HandlersOf } from './handlers.ts';

/**
 * @param pageLocked closes or loads anew; see `page-life.ts`
 * @param hide minimises the window
 */
export function windowHandlers(
  pageLocked: (reason: LockReason) => Promise<void>,
  hide: () => void,
): HandlersOf<'window'> {
  return {
    'window.lock': async ({ reason }) => {
      await pageLocked(reason);
      return undefined;
    },
    'window.hide': () => {
      hide();
      return undefined;
    },
  };
}
