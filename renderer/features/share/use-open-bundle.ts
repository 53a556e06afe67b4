import { useCallback, useEffect, useRef, useState } from 'react';
import { errorCode } from '../../../core/errors.ts';
import type { CallResult } from '../../../core/ipc/contract.ts';
import { callMain } from '../../bridge.ts';
import type { BundleSource, BundleView, Progress } from '../../vault/api.ts';
import type { VaultClient } from '../../vault/client.ts';

/** Chosen, offered by the operating system, or dropped. */
export type BundleFile = Omit<NonNullable<CallResult<'openFile.takeOffered'>>, 'source'> & {
  readonly source: BundleSource;
};

export type Opening =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'reading';
      readonly file: BundleFile;
      readonly progress: Progress | undefined;
    }
  /** `error` says that the last passphrase did not fit. */
  | { readonly phase: 'passphrase'; readonly file: BundleFile; readonly error: unknown }
  | { readonly phase: 'open'; readonly file: BundleFile; readonly view: BundleView }
  | { readonly phase: 'failed'; readonly file: BundleFile | undefined; readonly error: unknown };

export interface OpenBundleState {
  readonly opening: Opening;
  /** Shows the system's dialog. */
  readonly choose: () => Promise<void>;
  readonly read: (file: BundleFile, passphrase?: string) => Promise<void>;
  readonly close: () => void;
}

/** Offered bundles that were read: their handles are gone, and a screen that comes back must not try again. */
const taken = new WeakSet<BundleFile>();

export function isWaiting(offered: BundleFile | undefined): offered is BundleFile {
  return offered !== undefined && !taken.has(offered);
}

// A handle that is gone already needs no closing.
function release(source: BundleSource): void {
  if (typeof source !== 'string') return;
  callMain('openFile.close', { source }).then(
    () => undefined,
    () => undefined,
  );
}

/** Reads a bundle into memory. The file is let go as soon as it is read, given up, or the screen is left. */
export function useOpenBundle(
  vault: VaultClient,
  offered: BundleFile | undefined,
): OpenBundleState {
  const [opening, setOpening] = useState<Opening>(
    isWaiting(offered)
      ? { phase: 'reading', file: offered, progress: undefined }
      : { phase: 'idle' },
  );
  const held = useRef<BundleSource>(undefined);

  const letGo = useCallback(() => {
    if (held.current !== undefined) release(held.current);
    held.current = undefined;
  }, []);

  const load = useCallback(
    async (file: BundleFile, passphrase?: string) => {
      if (held.current !== file.source) letGo();
      held.current = file.source;
      // What comes after the screen was left, or another file was chosen, is dropped.
      const isCurrent = () => held.current === file.source;
      const unsubscribe = vault.onProgress((progress) => {
        if (isCurrent()) setOpening({ phase: 'reading', file, progress });
      });
      const { source, size } = file;
      try {
        const view = await vault.call('openBundle', {
          source,
          size,
          ...(passphrase !== undefined && { passphrase }),
        });
        if (isCurrent()) setOpening({ phase: 'open', file, view });
        if (isCurrent()) letGo();
      } catch (error) {
        if (!isCurrent()) return;
        const code = errorCode(error);
        if (code === 'bundle-needs-passphrase' || code === 'bundle-passphrase-wrong') {
          const wrong = code === 'bundle-passphrase-wrong' ? error : undefined;
          setOpening({ phase: 'passphrase', file, error: wrong });
        } else {
          letGo();
          setOpening({ phase: 'failed', file, error });
        }
      } finally {
        unsubscribe();
      }
    },
    [vault, letGo],
  );

  const read = useCallback(
    (file: BundleFile, passphrase?: string) => {
      setOpening({ phase: 'reading', file, progress: undefined });
      return load(file, passphrase);
    },
    [load],
  );

  const choose = useCallback(async () => {
    try {
      const file = await callMain('openFile.choose', { kind: 'bundle' });
      if (file) await read(file);
    } catch (error) {
      setOpening({ phase: 'failed', file: undefined, error });
    }
  }, [read]);

  useEffect(() => {
    if (!isWaiting(offered)) return undefined;
    // After the effect, so that a screen that is taken away at once never starts to read.
    let isMounted = true;
    queueMicrotask(() => {
      if (!isMounted) return;
      taken.add(offered);
      void load(offered);
    });
    return () => {
      isMounted = false;
    };
  }, [offered, load]);
  useEffect(() => letGo, [letGo]);

  // What was read stays in the worker for a merge.
  const forget = useCallback(
    () => void vault.call('closeBundle', undefined).catch(() => undefined),
    [vault],
  );
  useEffect(() => forget, [forget]);
  const close = useCallback(() => {
    letGo();
    forget();
    setOpening({ phase: 'idle' });
  }, [letGo, forget]);
  return { opening, choose, read, close };
}
