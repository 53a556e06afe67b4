import type { Answers, DoorContext } from '../door-context.ts';
import { ensureStrong } from './key-calls.ts';

type BundleCallName =
  | 'identity'
  | 'mentions'
  | 'previewExport'
  | 'writeExport'
  | 'cancelExport'
  | 'exports'
  | 'openBundle';

/** What leaves the vault, what enters it, and what has to be decided before. */
export function bundleCalls({ opened }: DoorContext): Answers<BundleCallName> {
  return {
    identity: async () => opened().bundles.publicIdentity(),
    mentions: async ({ id }) => opened().mentions.ofReviewed(id),
    previewExport: async (plan) => opened().bundles.preview(plan),
    writeExport: async (plan) => {
      const { bundles } = opened();
      if (plan.passphrase !== undefined) ensureStrong(plan.passphrase);
      return bundles.write(plan);
    },
    cancelExport: async () => opened().bundles.cancel(),
    exports: async () => opened().vault.exports.list(),
    openBundle: async (source) => opened().bundles.open(source),
  };
}
