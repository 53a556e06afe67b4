import { describe, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from './api.ts';
import { VaultClient } from './client.ts';

/** A worker as the page sees one: messages in and out, errors, an end. */
class FakeWorker extends EventTarget {
  readonly sent: ToWorker[] = [];
  readonly terminate = vi.fn<() => void>();

  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }

  answer(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function client() {
  const worker = new FakeWorker();
  return { worker, vault: new VaultClient(worker as unknown as Worker, async () => undefined) };
}

describe('the page’s door to the vault', () => {
  it('rejects what waits when the vault is locked, and all that comes later', async () => {
    const { vault } = client();
    const waiting = vault.call('interviews', undefined);
    vault.terminate();
    await expect(waiting).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.call('interviews', undefined)).rejects.toMatchObject({ code: 'locked' });
  });

  it('goes on after a bug in one call: edits that wait for their save outlive it', async () => {
    const { vault, worker } = client();
    const broken = vault.call('interviews', undefined);
    worker.answer({
      type: 'result',
      id: 1,
      result: { ok: false, code: 'internal', message: 'TypeError' },
    });
    await expect(broken).rejects.toMatchObject({ code: 'internal' });
    // The worker rethrows it, so that tests and developers see it.
    worker.dispatchEvent(new Event('error'));
    const next = vault.call('flush', undefined);
    worker.answer({ type: 'result', id: 2, result: { ok: true, value: undefined } });
    await expect(next).resolves.toBeUndefined();
    expect(worker.terminate).not.toHaveBeenCalled();
  });

  it('does not wait for ever for a worker that could not start', async () => {
    const { vault, worker } = client();
    const waiting = vault.call('interviews', undefined);
    worker.dispatchEvent(new Event('error'));
    await expect(waiting).rejects.toMatchObject({ code: 'internal' });
  });
});
