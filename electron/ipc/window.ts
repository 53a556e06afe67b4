import type { HandlersOf } from './handlers.ts';

/** @param pageLocked closes or loads anew; see `page-life.ts` */
export function windowHandlers(pageLocked: () => Promise<void>): HandlersOf<'window'> {
  return {
    'window.lock': async () => {
      await pageLocked();
      return undefined;
    },
  };
}
