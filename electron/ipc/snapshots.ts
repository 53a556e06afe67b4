import { decodeKeyRecords, KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import type { ExportTargets } from '../files/export-targets.ts';
import type { OpenSources } from '../files/open-sources.ts';
import { isWithdrawn, type SnapshotFiles } from '../files/snapshot-files.ts';
import type { VaultFiles } from '../files/vault-files.ts';
import type { HandlersOf } from './handlers.ts';

export interface SnapshotOptions {
  readonly vaults: Pick<VaultFiles, 'folder' | 'read'>;
  readonly snapshots: SnapshotFiles;
  readonly targets: Pick<ExportTargets, 'begin'>;
  readonly sources: Pick<OpenSources, 'open'>;
}

/** Snapshots are written and read as other files are: what is special is only where they lie. */
export function snapshotHandlers(options: SnapshotOptions): HandlersOf<'snapshots'> {
  const { vaults, snapshots, targets, sources } = options;
  return {
    'snapshots.list': ({ vault }) => snapshots.list(vaults.folder(vault)),
    'snapshots.begin': async ({ vault }) => {
      const { file, madeAt } = await snapshots.place(vaults.folder(vault), Date.now());
      return { target: await targets.begin(file), madeAt };
    },
    'snapshots.open': ({ vault, name }) => sources.open(snapshots.file(vaults.folder(vault), name)),
    'snapshots.thin': async ({ vault, written }) => {
      await snapshots.thin(vaults.folder(vault), written);
      return undefined;
    },
    'snapshots.overwrite': ({ vault, records }) =>
      snapshots.overwrite(vaults.folder(vault), records).then((reached) => ({
        reached: [...reached.reached],
        missed: [...reached.missed],
      })),
    'snapshots.withdrawn': async ({ vault }) => {
      const ids = new Set(await snapshots.withdrawn(vaults.folder(vault)));
      const { first, second } = await vaults.read(vault);
      for (const copy of [first, second]) {
        const whole = copy?.subarray(0, copy.length - (copy.length % KEY_RECORD_SIZE));
        for (const record of whole ? await decodeKeyRecords(whole) : [])
          if (isWithdrawn(record)) ids.add(record.id);
      }
      return [...ids];
    },
  };
}
