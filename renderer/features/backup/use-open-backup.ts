import { useEffect, useRef, useState } from 'react';
import { errorCode } from '../../../core/errors.ts';
import type { Backups, ChosenFile } from '../../vault/backups.ts';
import type { RestoreReport, SnapshotReport } from '../../vault/calls/snapshot-calls.ts';

export type OpeningState =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'working'; readonly done: number; readonly total: number }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'done'; readonly report: SnapshotReport | RestoreReport };

export interface OpenBackup {
  readonly state: OpeningState;
  readonly file: ChosenFile | undefined;
  /** `file`, or the name of a snapshot. */
  readonly chosen: string;
  readonly chooseFile: () => Promise<void>;
  readonly chooseSnapshot: (name: string) => Promise<void>;
  /** `name`: of the vault, when there is none of this id yet. */
  readonly open: (passphrase: string, name: string) => Promise<void>;
  readonly cancel: () => void;
}

/** A chosen copy, held open until the dialog closes, and what came of opening everything in it. */
export function useOpenBackup(backups: Backups, purpose: 'test' | 'restore'): OpenBackup {
  const [state, setState] = useState<OpeningState>({ phase: 'choosing' });
  const [file, setFile] = useState<ChosenFile>();
  const [chosen, setChosen] = useState('file');
  const held = useRef<ChosenFile>(undefined);
  const cancel = () => void backups.cancel().catch(() => undefined);

  useEffect(
    () => () => {
      if (held.current) void backups.close(held.current).catch(() => undefined);
    },
    [backups],
  );

  async function take(id: string, ask: () => Promise<ChosenFile | null>): Promise<void> {
    try {
      const next = await ask();
      if (!next) return;
      if (held.current) void backups.close(held.current).catch(() => undefined);
      held.current = next;
      setFile(next);
      setChosen(id);
      setState({ phase: 'choosing' });
    } catch (error) {
      setState({ phase: 'failed', error });
    }
  }

  async function open(passphrase: string, name: string): Promise<void> {
    if (!file) return;
    setState({ phase: 'working', done: 0, total: 0 });
    const stop = backups.onProgress(({ done, total }) =>
      setState({ phase: 'working', done, total }),
    );
    try {
      const report = await (purpose === 'test'
        ? backups.test(file, passphrase)
        : backups.restore(file, passphrase, name));
      setState({ phase: 'done', report });
    } catch (error) {
      setState(
        errorCode(error) === 'cancelled' ? { phase: 'choosing' } : { phase: 'failed', error },
      );
    } finally {
      stop();
    }
  }

  return {
    state,
    file,
    chosen,
    chooseFile: () => take('file', () => backups.chooseFile()),
    chooseSnapshot: (name) => take(name, () => backups.openSnapshot(name)),
    open,
    cancel,
  };
}
