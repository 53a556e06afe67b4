import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bridge } from '../../core/ipc/contract.ts';
import { launchApp } from '../../tests/e2e/support/launch-app.ts';
import type { Paired } from '../report.ts';

const MIB = 1024 * 1024;
const CHUNKS = 50;

/** 50 MiB from the page through IPC into a committed file, in MB/s. The page hands over chunk by chunk, each awaited. */
async function throughApp(folder: string): Promise<number> {
  const { app, page, close } = await launchApp();
  try {
    await app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      },
      path.join(folder, 'ours.tar.age'),
    );
    const ms = await page.evaluate(async (chunks) => {
      const { calls } = (window as unknown as { readonly vouchsafe: Bridge }).vouchsafe;
      const begun = await calls['exportFile.begin']({ suggestedName: 'ours.tar.age' });
      if (!begun.ok || !begun.value) throw new Error('no target');
      const { target } = begun.value;
      const chunk = crypto.getRandomValues(new Uint8Array(65_536));
      const mebibyte = new Uint8Array(1024 * 1024);
      for (let at = 0; at < mebibyte.length; at += chunk.length) mebibyte.set(chunk, at);
      const started = performance.now();
      for (let i = 0; i < chunks; i += 1)
        await calls['exportFile.append']({ target, chunk: mebibyte });
      await calls['exportFile.commit']({ target });
      return performance.now() - started;
    }, CHUNKS);
    return (CHUNKS * MIB) / 1e3 / ms;
  } finally {
    await close();
  }
}

/** The same bytes written by Node alone, synced. */
function byNode(folder: string): number {
  const bytes = new Uint8Array(MIB).fill(7);
  const started = performance.now();
  const file = openSync(path.join(folder, 'peer'), 'w');
  for (let i = 0; i < CHUNKS; i += 1) writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  return (CHUNKS * MIB) / 1e3 / (performance.now() - started);
}

/** Printed without a bar: the development host's IPC goes through DevTools messages and is slow. */
export async function measureToDisk(): Promise<Paired> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-disk-'));
  try {
    const ours = [await throughApp(folder)];
    return {
      what: 'to disk through IPC / plain write',
      unit: 'MB/s',
      ours,
      peer: [byNode(folder)],
      goal: undefined,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
