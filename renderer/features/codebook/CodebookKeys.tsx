import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyLegend } from '../../ui/KeyLegend.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';

export interface CodebookActs {
  readonly canEdit: boolean;
  readonly add: () => void;
  readonly find: () => void;
  readonly rename: () => void;
  readonly merge: () => void;
  readonly retire: () => void;
}

/** @param pane the list, where alone Delete means the tag */
export function useCodebookKeys(pane: RefObject<HTMLElement | null>, acts: CodebookActs): void {
  const when = () => acts.canEdit;
  useShortcuts([
    { keys: 'Insert', run: acts.add, when },
    { keys: 'Ctrl+KeyF', run: acts.find },
    { keys: 'Slash', run: acts.find },
    { keys: 'F2', run: acts.rename, when },
    { keys: 'Ctrl+KeyM', run: acts.merge, when },
  ]);
  useShortcuts([{ keys: 'Delete', run: acts.retire, when }], pane);
}

export interface CodebookKeysProps {
  readonly isFrozen: boolean;
  /** What the last key did. */
  readonly said: string;
}

export function CodebookKeys({ isFrozen, said }: CodebookKeysProps) {
  const { t } = useTranslation('codebook');
  const find = [['Slash'], t('keys.find')] as const;
  const edit = [
    [['Insert'], t('keys.new')],
    [['F2'], t('keys.rename')],
    [['Alt+ArrowUp', 'Alt+ArrowDown'], t('keys.move')],
    [['Alt+ArrowRight', 'Alt+ArrowLeft'], t('keys.nest')],
    [['Delete'], t('keys.retire')],
    [['Ctrl+KeyM'], t('keys.merge')],
  ] as const;
  return <KeyLegend said={said} keys={isFrozen ? [find] : [find, ...edit]} />;
}
