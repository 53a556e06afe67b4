import { useCallback, useEffect, useState } from 'react';
import type { VersionEntry } from '../../../../core/vault/history.ts';
import type { InterviewContent } from '../../../../core/vault/row-format.ts';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'there'; readonly value: T };

const LOADING = { state: 'loading' } as const;

/** The list of versions, newest first, as it lies in the vault once what is typed is saved. */
export function useVersions(document: InterviewDocument, library: Library) {
  const [loaded, setLoaded] = useState<Loaded<readonly VersionEntry[]>>(LOADING);
  const reload = useCallback(async () => {
    setLoaded(await loadVersions(document, library));
  }, [document, library]);
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const versions = await loadVersions(document, library);
      if (isWanted) setLoaded(versions);
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [document, library]);
  return { loaded, reload };
}

async function loadVersions(
  document: InterviewDocument,
  library: Library,
): Promise<Loaded<readonly VersionEntry[]>> {
  try {
    // A version is kept with the save that it precedes.
    await document.autosave.flush();
    const versions = await library.vault.call('versions', { id: document.id });
    return { state: 'there', value: versions.toReversed() };
  } catch (error) {
    return { state: 'failed', error };
  }
}

/** What one version holds. */
export function useVersion(
  document: InterviewDocument,
  library: Library,
  version: string | undefined,
): Loaded<InterviewContent> {
  const [loaded, setLoaded] = useState<{
    readonly of: string;
    readonly result: Loaded<InterviewContent>;
  }>();
  useEffect(() => {
    if (version === undefined) return undefined;
    let isWanted = true;
    const take = (result: Loaded<InterviewContent>) => {
      if (isWanted) setLoaded({ of: version, result });
    };
    library.vault.call('version', { id: document.id, version }).then(
      (value) => take({ state: 'there', value }),
      (error: unknown) => take({ state: 'failed', error }),
    );
    return () => {
      isWanted = false;
    };
  }, [document, library, version]);
  return loaded && loaded.of === version ? loaded.result : LOADING;
}
