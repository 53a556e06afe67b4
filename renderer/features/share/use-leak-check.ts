import { useCallback, useEffect, useState } from 'react';
import type { ExportPurpose } from '../../../core/domain/export-permission.ts';
import type { ExportPlan, ExportPreview, Progress } from '../../vault/api.ts';
import type { VaultClient } from '../../vault/client.ts';

export type LeakCheck =
  | { readonly phase: 'running'; readonly progress: Progress | undefined }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'done'; readonly preview: ExportPreview };

export interface LeakCheckState {
  readonly check: LeakCheck;
  readonly again: () => void;
}

type Choice = Pick<ExportPlan, 'interviews' | 'version' | 'formats'> & {
  readonly purpose: ExportPurpose;
};

const STARTING: LeakCheck = { phase: 'running', progress: undefined };

/**
 * Makes and searches the bundle's files without writing any, as soon as it is wanted and whenever the choice changes. A
 * check that is no longer wanted is stopped.
 */
export function useLeakCheck(
  vault: VaultClient,
  { interviews, version, purpose, formats }: Choice,
  isWanted: boolean,
): LeakCheckState {
  const [round, setRound] = useState(0);
  // As text, because a new array with the same interviews is not a new choice.
  const wanted = isWanted
    ? JSON.stringify({ choice: { interviews, version, purpose, formats }, round })
    : undefined;
  const [latest, setLatest] = useState<{ for: string; check: LeakCheck }>();

  useEffect(() => {
    if (wanted === undefined) return undefined;
    let isRunning = true;
    const show = (check: LeakCheck) => {
      if (isRunning) setLatest({ for: wanted, check });
    };
    const unsubscribe = vault.onProgress((progress) => {
      if (progress.stage === 'scan') show({ phase: 'running', progress });
    });
    async function run(choice: Choice) {
      try {
        const preview = await vault.call('previewExport', { ...choice, allowed: [] });
        show({ phase: 'done', preview });
      } catch (error) {
        show({ phase: 'failed', error });
      }
      isRunning = false;
      unsubscribe();
    }
    void run((JSON.parse(wanted) as { choice: Choice }).choice);
    return () => {
      unsubscribe();
      // Only a check that still runs is stopped: `cancelExport` would also stop a bundle being written.
      if (isRunning) void vault.call('cancelExport', undefined).catch(() => undefined);
      isRunning = false;
    };
  }, [vault, wanted]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  return { check: latest?.for === wanted ? (latest?.check ?? STARTING) : STARTING, again };
}
