import type { WebContents } from 'electron';
import * as v from 'valibot';
import type { EventName } from '../../core/ipc/channels.ts';
import { EVENTS, type EventValue } from '../../core/ipc/contract.ts';

/** Tells the page something that it did not ask for. A value that the contract does not know throws here. */
export function sendEvent<E extends EventName>(
  contents: Pick<WebContents, 'send' | 'isDestroyed'>,
  name: E,
  value: EventValue<E>,
): void {
  if (!contents.isDestroyed()) contents.send(name, v.parse(EVENTS[name], value));
}
