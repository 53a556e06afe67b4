import { useState } from 'react';
import type { ImportedTag } from '../../../core/codebook/imported-tag.ts';
import { callMain } from '../../bridge.ts';
import type { Library } from '../../vault/library.ts';

export interface ReadCodebook {
  /** Of the file, for people. */
  readonly name: string;
  readonly tags: readonly ImportedTag[];
}

/** A codebook of another program, from the choice of a file until it was taken in or given up. */
export function useCodebookImport(library: Library) {
  const [read, setRead] = useState<ReadCodebook>();
  const [failure, setFailure] = useState<unknown>();

  async function choose() {
    setFailure(undefined);
    try {
      const file = await callMain('openFile.choose', { kind: 'codebook' });
      if (!file) return;
      const { source, size, name } = file;
      try {
        setRead({ name, tags: await library.vault.call('readCodebookFile', { source, size }) });
      } finally {
        // A handle that is gone already needs no closing.
        await callMain('openFile.close', { source }).catch(() => undefined);
      }
    } catch (error) {
      setFailure(error);
    }
  }

  return { read, failure, choose: () => void choose(), close: () => setRead(undefined) };
}
