import type { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { CALL_NAMES, EVENT_NAMES } from '../core/ipc/channels.ts';
import type { Bridge } from '../core/ipc/contract.ts';

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[],
}));
const ipcRenderer = vi.hoisted(() => ({ current: undefined as EventEmitter | undefined }));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  ipcRenderer.current = Object.assign(new Emitter(), {
    invoke: async (...args: unknown[]) => electron.invoked.push(args),
  });
  return {
    ipcRenderer: ipcRenderer.current,
    contextBridge: {
      exposeInMainWorld: (key: string, value: unknown) => electron.exposed.set(key, value),
    },
  };
});

// A name, not a literal: the preload script is compiled by a project of its own.
const preload = './preload.ts';
await import(/* @vite-ignore */ preload);
const bridge = electron.exposed.get('vouchsafe') as Bridge;

it('exposes one function for each channel and nothing else', () => {
  expect([...electron.exposed.keys()]).toEqual(['vouchsafe']);
  expect(Object.keys(bridge)).toEqual(['calls', 'events']);
  expect(Object.keys(bridge.calls)).toEqual([...CALL_NAMES]);
  expect(Object.keys(bridge.events)).toEqual([...EVENT_NAMES]);
});

it('passes one argument on, under the call’s own name', async () => {
  const call = bridge.calls['settings.write'] as (...args: unknown[]) => Promise<unknown>;
  await call({ theme: 'dark' }, 'more');
  expect(electron.invoked).toEqual([['settings.write', { theme: 'dark' }]]);
});

it('hands a listener the value and not the event, until it unsubscribes', () => {
  const listener = vi.fn<(...args: unknown[]) => void>();
  const unsubscribe = bridge.events['lock.requested'](listener);
  ipcRenderer.current?.emit('lock.requested', { sender: 'ipc' }, 'suspend');
  unsubscribe();
  ipcRenderer.current?.emit('lock.requested', { sender: 'ipc' }, 'quit');
  expect(listener.mock.calls).toEqual([['suspend']]);
});
