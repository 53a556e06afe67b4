import { useEffect, useRef, useState } from 'react';
import { callMain } from '../../bridge.ts';
import type { ExportPlan, ExportReceipt, ExportTarget, Progress } from '../../vault/api.ts';
import type { VaultClient } from '../../vault/client.ts';

/** What is written, and to whom it is sealed; where to is asked last. */
export type WriteJob = ExportPlan & Omit<ExportTarget, 'target'>;

export type BundleWrite =
  | { readonly phase: 'idle' }
  /** The folder seems to be copied to a cloud; the person decides. */
  | { readonly phase: 'cloud'; readonly target: string; readonly folder: string }
  | { readonly phase: 'writing'; readonly progress: Progress | undefined }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'done'; readonly receipt: ExportReceipt; readonly target: string };

export interface BundleWriteState {
  readonly state: BundleWrite;
  /** Shows the system's save dialog, then writes. Nothing happens when the person cancels the dialog. */
  readonly choose: (job: WriteJob) => Promise<void>;
  /** Writes into the cloud folder all the same. */
  readonly goOn: (job: WriteJob) => Promise<void>;
  /** Stops the writing; nothing of the file stays. */
  readonly cancel: () => void;
  /** Back to before the save dialog. */
  readonly reset: () => void;
}

/** The file that main keeps open for us. */
interface OpenTarget {
  readonly target: string;
  readonly isWriting: boolean;
}

// The worker discards an unfinished file too; that it is gone already is what is wanted.
function discard(target: string): Promise<void> {
  return callMain('exportFile.discard', { target }).then(
    () => undefined,
    () => undefined,
  );
}

/** A running write ends by itself as `cancelled` and is then discarded; a file only chosen is discarded at once. */
function giveUp(vault: VaultClient, open: OpenTarget | undefined): void {
  if (!open) return;
  if (open.isWriting) void vault.call('cancelExport', undefined).catch(() => undefined);
  else void discard(open.target);
}

/** Writes the bundle: save dialog, encrypting, reading back. Leaving the screen stops it and leaves no file. */
export function useBundleWrite(
  vault: VaultClient,
  suggestedName: string,
  onWritten: () => void,
): BundleWriteState {
  const [state, setState] = useState<BundleWrite>({ phase: 'idle' });
  const open = useRef<OpenTarget>(undefined);
  useEffect(() => () => giveUp(vault, open.current), [vault]);

  function reset(): void {
    giveUp(vault, open.current);
    open.current = undefined;
    setState({ phase: 'idle' });
  }

  async function write(job: WriteJob, target: string): Promise<void> {
    open.current = { target, isWriting: true };
    setState({ phase: 'writing', progress: undefined });
    const unsubscribe = vault.onProgress((progress) => setState({ phase: 'writing', progress }));
    try {
      const receipt = await vault.call('writeExport', { ...job, target });
      setState({ phase: 'done', receipt, target });
      onWritten();
    } catch (error) {
      await discard(target);
      setState({ phase: 'failed', error });
    } finally {
      unsubscribe();
      open.current = undefined;
    }
  }

  async function choose(job: WriteJob): Promise<void> {
    try {
      const chosen = await callMain('exportFile.begin', { suggestedName });
      if (!chosen) return;
      // A place chosen before this one is given up only now: cancelling the dialog keeps it.
      giveUp(vault, open.current);
      const { target, folder, cloudFolder } = chosen;
      if (!cloudFolder) return await write(job, target);
      open.current = { target, isWriting: false };
      setState({ phase: 'cloud', target, folder });
    } catch (error) {
      setState({ phase: 'failed', error });
    }
  }

  async function goOn(job: WriteJob): Promise<void> {
    if (state.phase === 'cloud') await write(job, state.target);
  }

  return { state, choose, goOn, cancel: () => giveUp(vault, open.current), reset };
}
