import type { CallResult } from '../../core/ipc/contract.ts';
import { callMain } from '../bridge.ts';
import type { BackupReceipt, RestoreReport, SnapshotReport } from './calls/snapshot-calls.ts';
import type { Progress } from './api.ts';
import type { VaultClient } from './client.ts';

export type SnapshotItem = CallResult<'snapshots.list'>[number];
export type ChosenFile = NonNullable<CallResult<'openFile.choose'>>;
export type ChosenPlace = NonNullable<CallResult<'exportFile.begin'>>;

/** The page's side of snapshots and backups, of an open vault or before any is. */
export class Backups {
  readonly #client: VaultClient;
  /** Whose snapshots are listed; none before there is a vault. */
  readonly vault: string | undefined;

  constructor(client: VaultClient, vault: string | undefined) {
    this.#client = client;
    this.vault = vault;
  }

  async snapshots(): Promise<readonly SnapshotItem[]> {
    return this.vault === undefined ? [] : callMain('snapshots.list', { vault: this.vault });
  }

  lastBackup(): Promise<number | undefined> {
    return this.#client.call('lastBackup', undefined);
  }

  /** The system's dialog. The name says nothing of what it is for. @returns null when it was closed */
  choosePlace(): Promise<ChosenPlace | null> {
    const random = crypto.getRandomValues(new Uint8Array(2));
    const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return callMain('exportFile.begin', { suggestedName: `copy-${hex}.vouchsafe` });
  }

  write(target: string): Promise<BackupReceipt> {
    return this.#client.call('writeBackup', { target });
  }

  async discard(target: string): Promise<void> {
    await callMain('exportFile.discard', { target });
  }

  chooseFile(): Promise<ChosenFile | null> {
    return callMain('openFile.choose', { kind: 'backup' });
  }

  openSnapshot(name: string): Promise<ChosenFile> {
    if (this.vault === undefined) return Promise.reject(new Error('no vault'));
    return callMain('snapshots.open', { vault: this.vault, name });
  }

  async close({ source }: ChosenFile): Promise<void> {
    await callMain('openFile.close', { source });
  }

  test(file: ChosenFile, passphrase: string): Promise<SnapshotReport> {
    return this.#client.call('testBackup', { ...file, passphrase });
  }

  restore(file: ChosenFile, passphrase: string, name: string): Promise<RestoreReport> {
    return this.#client.call('restoreBackup', { ...file, passphrase, name });
  }

  async cancel(): Promise<void> {
    await this.#client.call('cancelBackup', undefined);
  }

  onProgress(listener: (progress: Progress) => void): () => void {
    return this.#client.onProgress(listener);
  }
}
