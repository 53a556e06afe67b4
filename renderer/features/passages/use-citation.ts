import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Library } from '../../vault/library.ts';
import type { ListedPassage } from './use-passages.ts';

/** Puts a passage's citation on the clipboard and says so. */
export function useCitation(library: Library, say: (words: string) => void) {
  const { t } = useTranslation('passages');
  const [error, setError] = useState<unknown>();

  async function copy(passage: ListedPassage | undefined): Promise<void> {
    if (!passage) return;
    const { interview, id, name } = passage;
    const text = await library.vault.call('cite', { interview, passage: id }).catch(setError);
    if (typeof text !== 'string') return;
    setError(undefined);
    await navigator.clipboard.writeText(text).then(
      () => say(t('said.cited', { id: name })),
      () => say(t('said.notCited')),
    );
  }

  return { error, copy };
}
