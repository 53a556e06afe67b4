import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_KEY, CALL_NAMES, EVENT_NAMES, type EventName } from '../core/ipc/channels.ts';
import type { Bridge } from '../core/ipc/contract.ts';

/**
 * One function per channel, derived from the list of names. No logic and no schema: main checks what
 * arrives. Neither `ipcRenderer` nor an event object crosses into the page.
 */
function subscribe(name: EventName) {
  return (listener: (value: unknown) => void): (() => void) => {
    const forward = (_event: unknown, value: unknown) => listener(value);
    ipcRenderer.on(name, forward);
    return () => void ipcRenderer.off(name, forward);
  };
}

const bridge = {
  calls: Object.fromEntries(
    CALL_NAMES.map((name) => [name, (args: unknown) => ipcRenderer.invoke(name, args)]),
  ),
  events: Object.fromEntries(EVENT_NAMES.map((name) => [name, subscribe(name)])),
} as unknown as Bridge;

contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);
