import type * as v from 'valibot';
import type { CallName } from '../../core/ipc/channels.ts';
import type { CallResult, CONTRACT } from '../../core/ipc/contract.ts';

/** Arguments as a handler gets them: checked by the contract's schema. */
export type CheckedArgs<C extends CallName> = v.InferOutput<(typeof CONTRACT)[C]['args']>;

/** One function per call; a missing, misspelled or wrongly typed one does not compile. */
export type Handlers = {
  readonly [C in CallName]: (args: CheckedArgs<C>) => CallResult<C> | Promise<CallResult<C>>;
};

/** The handlers of one group of the contract: `HandlersOf<'keyFile'>` has `keyFile.read` and `.write`. */
export type HandlersOf<Group extends string> = Pick<
  Handlers,
  Extract<CallName, `${Group}.${string}`>
>;
