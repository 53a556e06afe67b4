import type { CallName } from '../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../core/ipc/contract.ts';

/** How the worker reaches the main process: through the page, which passes calls on unchanged. */
export interface HostPort {
  /** @throws AppError with the code that main answered. */
  call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>>;
}
