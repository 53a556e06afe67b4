import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { offerUndo } from '../../ui/UndoToasts.tsx';
import type { Library } from '../../vault/library.ts';

/** An interview on its way into the bin or out of it. */
export interface BinMove {
  readonly header: InterviewHeader;
  readonly to: 'bin' | 'list';
}

export interface BinMoves {
  readonly move: (move: BinMove) => Promise<void>;
  /** Takes the last move back, then the one before it. */
  readonly undo: () => void;
  readonly canUndo: boolean;
  /** Why the last move failed; undefined when it did not. */
  readonly failure: unknown;
}

function opposite({ header, to }: BinMove): BinMove {
  return { header, to: to === 'bin' ? 'list' : 'bin' };
}

/** Moves interviews into the bin and out of it. Nothing is asked, because everything can be undone. */
export function useBinMoves(library: Library): BinMoves {
  const { t } = useTranslation(['interviews', 'common']);
  const [done, setDone] = useState<readonly BinMove[]>([]);
  const [failure, setFailure] = useState<unknown>();
  // A toast outlives the render that made it; it has to see what is done by then.
  const latest = useRef(done);
  useEffect(() => {
    latest.current = done;
  }, [done]);

  const put = useCallback(
    async ({ header, to }: BinMove): Promise<boolean> => {
      try {
        await (to === 'bin' ? library.bin(header.id) : library.restore(header.id));
        setFailure(undefined);
        return true;
      } catch (error) {
        setFailure(error);
        return false;
      }
    },
    [library],
  );

  const takeBack = useCallback(
    async (move: BinMove) => {
      // Undone already, by the key.
      if (!latest.current.includes(move)) return;
      latest.current = latest.current.filter((one) => one !== move);
      if (await put(opposite(move))) setDone(latest.current);
      else latest.current = [...latest.current, move];
    },
    [put],
  );

  const move = useCallback(
    async (next: BinMove) => {
      if (!(await put(next))) return;
      setDone((before) => [...before, next]);
      offerUndo({
        text: t(next.to === 'bin' ? 'binned' : 'restored', { code: next.header.code }),
        undoLabel: t('common:undo'),
        onUndo: () => void takeBack(next),
      });
    },
    [put, t, takeBack],
  );

  const undo = useCallback(() => {
    const last = latest.current.at(-1);
    if (last) void takeBack(last);
  }, [takeBack]);

  return { move, undo, canUndo: done.length > 0, failure };
}
