import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { CALL_NAMES, type CallName, EVENT_NAMES, type EventName } from '../../core/ipc/channels.ts';
import {
  type Bridge,
  CONTRACT,
  type Envelope,
  EVENTS,
  type EventValue,
} from '../../core/ipc/contract.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { sendEvent } from './events.ts';
import type { Handlers } from './handlers.ts';
import { settingsHandlers } from './settings.ts';
import { vaultHandlers } from './vaults.ts';

// Mistakes that must not compile; vitest only has to read this file, `tsc -b` judges it.
export function mistakes(bridge: Bridge, handlers: Handlers): void {
  // @ts-expect-error no such call
  'settings.erase' satisfies CallName;
  // @ts-expect-error a misspelled setting
  void bridge.calls['settings.write']({ langauge: 'ru' });
  // @ts-expect-error a language that we do not have
  void bridge.calls['settings.write']({ language: 'de' });
  // @ts-expect-error a path where a handle belongs
  void bridge.calls['openFile.read']({ path: '/etc/passwd', offset: 0, length: 1 });
  // @ts-expect-error bytes, not numbers
  void bridge.calls['keyFile.write']({ vault: '', index: 0, record: [1, 2] });
  // @ts-expect-error no such event
  'lock.done' satisfies EventName;
  // @ts-expect-error the event carries a reason, not a number
  bridge.events['lock.requested']((reason: number) => reason);
  const { 'window.lock': _lock, ...fewer } = handlers;
  // @ts-expect-error one handler too few
  fewer satisfies Handlers;
  // @ts-expect-error a handler that answers something else
  ({ ...handlers, 'app.info': () => 'v1' }) satisfies Handlers;
}

describe('the contract', () => {
  it('has a line for each name and no other', () => {
    expect(Object.keys(CONTRACT)).toEqual([...CALL_NAMES]);
    expect(Object.keys(EVENTS)).toEqual([...EVENT_NAMES]);
  });

  it('gives each side the same types', () => {
    expectTypeOf<Bridge['calls']['settings.read']>().returns.toEqualTypeOf<
      Promise<Envelope<Settings>>
    >();
    expectTypeOf<EventValue<'lock.requested'>>().toEqualTypeOf<
      'suspend' | 'screen-lock' | 'hidden' | 'quit'
    >();
  });
});

describe('an event', () => {
  it('is sent when the contract knows its value', () => {
    const send = vi.fn<(name: string, value: unknown) => void>();
    sendEvent({ send, isDestroyed: () => false }, 'menu.command', 'lock');
    expect(send.mock.calls).toEqual([['menu.command', 'lock']]);
    expect(() =>
      sendEvent({ send, isDestroyed: () => false }, 'menu.command', 'dance' as 'lock'),
    ).toThrow();
  });

  it('is not sent to a window that is gone', () => {
    const send = vi.fn<(name: string, value: unknown) => void>();
    sendEvent({ send, isDestroyed: () => true }, 'menu.command', 'lock');
    expect(send).not.toHaveBeenCalled();
  });
});

describe('handlers', () => {
  it('of settings pass a change on', () => {
    const write = vi.fn<(change: object) => Settings>(() => DEFAULT_SETTINGS);
    const handlers = settingsHandlers({ read: () => DEFAULT_SETTINGS, write });
    expect(handlers['settings.write']({ theme: 'dark' })).toBe(DEFAULT_SETTINGS);
    expect(write).toHaveBeenCalledWith({ theme: 'dark' });
  });

  it('of vaults keep the records out of what is named', async () => {
    const create = vi.fn<(vault: object, records: readonly Uint8Array[]) => Promise<void>>();
    const unused = vi.fn<() => Promise<never>>();
    const rest = {
      rename: unused,
      list: unused,
      read: unused,
      write: unused,
      generation: unused,
      restore: unused,
      noteRefused: unused,
      refused: unused,
      forgetRefused: unused,
      wipe: unused,
      wiped: unused,
      forgetWiped: unused,
    };
    const handlers = vaultHandlers(
      { create, ...rest },
      () => '',
      () => undefined,
    );
    const records = [new Uint8Array(256)];
    await handlers['vaults.create']({ id: 'x', name: 'y', records });
    expect(create).toHaveBeenCalledWith({ id: 'x', name: 'y' }, records);
  });
});
