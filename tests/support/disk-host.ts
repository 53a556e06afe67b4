import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallName } from '../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../core/ipc/contract.ts';
import { ExportTargets } from '../../electron/files/export-targets.ts';
import { type FileSystem, nodeFileSystem } from '../../electron/files/file-system.ts';
import { HeldEdits } from '../../electron/files/held-edits.ts';
import { OpenSources } from '../../electron/files/open-sources.ts';
import { PendingEditFile } from '../../electron/files/pending-edit-file.ts';
import { SnapshotFiles } from '../../electron/files/snapshot-files.ts';
import { VaultFiles } from '../../electron/files/vault-files.ts';
import { pendingEditHandlers } from '../../electron/ipc/pending-edit.ts';
import { snapshotHandlers } from '../../electron/ipc/snapshots.ts';
import { vaultHandlers } from '../../electron/ipc/vaults.ts';
import type { HostPort } from '../../renderer/vault/worker/host-port.ts';

/** The part of the main process that a vault and its snapshots need, on a disk of its own. */
export class DiskHost implements HostPort {
  readonly folder: string;
  readonly vaults: VaultFiles;
  readonly targets: ExportTargets;
  readonly sources = new OpenSources();
  readonly #handlers: Partial<Record<CallName, (args: never) => unknown>>;

  constructor(
    folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-disk-host-')),
    fileSystem: FileSystem = nodeFileSystem,
  ) {
    this.folder = folder;
    this.vaults = new VaultFiles(path.join(folder, 'vaults'), fileSystem);
    this.targets = new ExportTargets(fileSystem);
    const { vaults, targets, sources } = this;
    const edits = new HeldEdits(new PendingEditFile(path.join(folder, 'vaults'), fileSystem));
    this.#handlers = {
      ...vaultHandlers(
        vaults,
        () => folder,
        (vault) => edits.forget(vault),
      ),
      ...pendingEditHandlers(edits),
      ...snapshotHandlers({ vaults, targets, sources, snapshots: new SnapshotFiles(fileSystem) }),
      'modelFolder.open': () => null,
      'exportFile.append': ({ target, chunk }: CallArgs<'exportFile.append'>) =>
        targets.append(target, chunk),
      'exportFile.read': ({ target, offset, length }: CallArgs<'exportFile.read'>) =>
        targets.read(target, offset, length),
      'exportFile.commit': ({ target }: CallArgs<'exportFile.commit'>) => targets.commit(target),
      'exportFile.discard': ({ target }: CallArgs<'exportFile.discard'>) => targets.discard(target),
      'openFile.read': ({ source, offset, length }: CallArgs<'openFile.read'>) =>
        sources.read(source, offset, length),
      'openFile.close': ({ source }: CallArgs<'openFile.close'>) => sources.close(source),
    };
  }

  /** Closes every file and removes the folder. */
  async remove(): Promise<void> {
    await Promise.all([this.targets.releaseAll(), this.sources.releaseAll()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    const handler = this.#handlers[name];
    if (!handler) throw new Error(`no handler for ${name}`);
    return (await handler(args as never)) as CallResult<C>;
  }
}
