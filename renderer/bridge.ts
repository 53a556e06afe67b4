import { AppError } from '../core/errors.ts';
import { BRIDGE_KEY, type CallName, type EventName } from '../core/ipc/channels.ts';
import type { Bridge, CallArgs, CallResult, EventValue } from '../core/ipc/contract.ts';

/** The only file that touches what the preload script put on `window`. */
const bridge = (window as unknown as Record<typeof BRIDGE_KEY, Bridge>)[BRIDGE_KEY];

/** Asks the main process. @throws AppError with the code that it answered */
export async function callMain<C extends CallName>(
  name: C,
  args: CallArgs<C>,
): Promise<CallResult<C>> {
  const result = await bridge.calls[name](args);
  if (!result.ok) throw new AppError(result.code, `main refused ${name}`);
  return result.value;
}

/** Listens to the main process; returns its own unsubscribe. */
export function onMain<E extends EventName>(
  name: E,
  listener: (value: EventValue<E>) => void,
): () => void {
  return bridge.events[name](listener);
}

/** The worker's calls, passed on as they are: main checks arguments itself. */
export function relayToMain(name: CallName, args: unknown): Promise<unknown> {
  return callMain(name, args as CallArgs<typeof name>);
}
