import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { CALL_NAMES, type CallName } from '../../core/ipc/channels.ts';
import { MAX_CHUNK_BYTES } from '../../core/ipc/contract.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { answerCalls } from './answer.ts';
import type { Handlers } from './handlers.ts';

type Listener = (event: object, ...args: unknown[]) => Promise<unknown>;
const ipc = vi.hoisted(() => ({
  listeners: new Map<string, Listener>(),
  closed: [] as string[],
}));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (name: string, listener: Listener) => ipc.listeners.set(name, listener),
    removeAllListeners: (name: string) => ipc.closed.push(name),
  },
}));

const ORIGIN = 'vouchsafe://app';
const ID = '3f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const ours = { senderFrame: { origin: ORIGIN, parent: null } };
const refused = { ok: false, code: 'call-refused' };

const handled = vi.fn<(args: unknown) => unknown>();
const log = vi.fn<(event: string) => void>();
const handlers = Object.fromEntries(
  CALL_NAMES.map((name) => [name, handled]),
) as unknown as Handlers;
const call = (name: CallName, args?: unknown, event: object = ours) =>
  ipc.listeners.get(name)?.(event, args);

beforeEach(() => {
  handled.mockReset();
  log.mockReset();
  answerCalls(handlers, { origin: ORIGIN, log });
});

it('answers exactly the calls of the contract, and closes the channel that electron-store opened', () => {
  expect([...ipc.listeners.keys()].toSorted()).toEqual([...CALL_NAMES].toSorted());
  expect(ipc.closed).toContain('electron-store-get-data');
});

it('answers our main frame with what the handler returned', async () => {
  handled.mockReturnValue(DEFAULT_SETTINGS);
  expect(await call('settings.read')).toEqual({ ok: true, value: DEFAULT_SETTINGS });
});

describe('the sender', () => {
  it.each([
    ['a frame that is gone', { senderFrame: null }],
    ['a frame inside the page', { senderFrame: { origin: ORIGIN, parent: {} } }],
    ['another origin', { senderFrame: { origin: 'https://example.org', parent: null } }],
    ['another host of our scheme', { senderFrame: { origin: 'vouchsafe://other', parent: null } }],
    ['an origin that starts like ours', { senderFrame: { origin: `${ORIGIN}.x`, parent: null } }],
    ['an opaque origin', { senderFrame: { origin: 'null', parent: null } }],
    ['an empty origin', { senderFrame: { origin: '', parent: null } }],
  ])('%s is refused before anything runs', async (_who, event) => {
    for (const name of CALL_NAMES) expect(await call(name, undefined, event)).toEqual(refused);
    expect(handled).not.toHaveBeenCalled();
  });
});

describe('the arguments', () => {
  const chunk = new Uint8Array(1);
  it.each<[CallName, unknown]>([
    ['settings.write', { language: 'de' }],
    ['settings.write', 'dark'],
    ['vaults.create', { id: '../..', name: 'x', records: [] }],
    ['vaults.create', { id: ID, name: '', records: [] }],
    ['vaults.create', { id: ID, name: 'x', records: [new Uint8Array(255)] }],
    ['keyFile.read', {}],
    ['keyFile.write', { vault: ID, index: -1, record: new Uint8Array(256) }],
    ['keyFile.write', { vault: ID, index: 0.5, record: new Uint8Array(256) }],
    ['exportFile.begin', { suggestedName: '../x.age' }],
    ['exportFile.begin', { suggestedName: 'a/b.age' }],
    ['exportFile.append', { target: 'x', chunk }],
    ['exportFile.append', { target: ID, chunk: [1, 2] }],
    ['exportFile.append', { target: ID, chunk: new Uint8Array(MAX_CHUNK_BYTES + 1) }],
    ['exportFile.read', { target: ID, offset: 0, length: MAX_CHUNK_BYTES + 1 }],
    ['openFile.choose', { kind: 'folder' }],
    ['openFile.read', { source: ID, offset: Number.NaN, length: 1 }],
    ['app.info', { more: 1 }],
    ['keyFile.read', undefined],
    ['keyFile.read', null],
  ])('of %s are refused when they are %j', async (name, args) => {
    expect(await call(name, args)).toEqual(refused);
    expect(handled).not.toHaveBeenCalled();
  });

  it('are refused when there are more than the contract knows', async () => {
    expect(await ipc.listeners.get('settings.read')?.(ours, undefined, 'more')).toEqual(refused);
  });

  it('reach the handler without keys that the schema does not know', async () => {
    handled.mockReturnValue(DEFAULT_SETTINGS);
    await call('settings.write', { theme: 'dark', path: '/etc' });
    expect(handled).toHaveBeenCalledWith({ theme: 'dark' });
  });
});

describe('a failure', () => {
  it('that was foreseen crosses as its code and nothing else', async () => {
    handled.mockRejectedValue(new AppError('storage-full', 'disk /home/aliya is full'));
    const answer = await call('keyFile.read', { vault: ID });
    expect(answer).toEqual({ ok: false, code: 'storage-full' });
  });

  it('that nobody foresaw is internal, with no message or stack', async () => {
    handled.mockImplementation(() => {
      throw new TypeError('secret path');
    });
    expect(await call('app.info')).toEqual({ ok: false, code: 'internal' });
  });

  it('of a handler to keep the contract is internal too', async () => {
    handled.mockReturnValue([{ id: 'not a uuid', name: 1 }]);
    expect(await call('vaults.list')).toEqual({ ok: false, code: 'internal' });
  });
});

it('logs a name, an outcome and a time, never an argument', async () => {
  handled.mockReturnValue(DEFAULT_SETTINGS);
  await call('settings.write', { theme: 'dark' });
  await call('settings.write', { theme: 'a secret' });
  expect(log.mock.calls.flat()).toEqual([
    expect.stringMatching(/^settings\.write ok \d+ ms$/),
    expect.stringMatching(/^settings\.write call-refused \d+ ms$/),
  ]);
});

it('sends bytes on a buffer of their own, though the handler gave a pooled one', async () => {
  const pooled = Buffer.from('key record');
  expect(pooled.buffer.byteLength).toBeGreaterThan(pooled.length);
  handled.mockReturnValue({ first: pooled, second: null });
  const answer = (await call('keyFile.read', { vault: ID })) as { value: { first: Uint8Array } };
  const { first } = answer.value;
  expect(Buffer.isBuffer(first)).toBe(false);
  expect(first.buffer.byteLength).toBe(first.byteLength);
  expect(new TextDecoder().decode(first)).toBe('key record');
});
