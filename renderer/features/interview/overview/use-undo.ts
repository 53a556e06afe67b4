import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEditable, useShortcuts } from '../../../ui/shortcuts.tsx';
import type { InterviewDocument } from '../interview-document.ts';

/**
 * The keys of the interview's history where its text is not in sight. A field undoes its own typing.
 * @returns what was just undone or done again, in words
 */
export function useUndo(document: InterviewDocument): string {
  const { t } = useTranslation('testimony');
  const [said, say] = useState('');
  const isOutside = () => !isEditable(window.document.activeElement);

  function travel(go: () => boolean, done: 'undone' | 'redone') {
    const { tags } = document.snapshot().record;
    if (!go()) return say(t('history.nothing'));
    // The step may have been one of the text, which nobody sees from here.
    const isHere = tags !== document.snapshot().record.tags;
    say(t(isHere ? `history.${done}` : 'history.elsewhere'));
  }

  const redo = () => travel(() => document.redo(), 'redone');
  useShortcuts([
    {
      keys: 'Ctrl+KeyZ',
      run: () => travel(() => document.undo(), 'undone'),
      when: isOutside,
      repeats: true,
    },
    { keys: 'Ctrl+Shift+KeyZ', run: redo, when: isOutside, repeats: true },
    { keys: 'Ctrl+KeyY', run: redo, when: isOutside, repeats: true },
  ]);
  return said;
}
