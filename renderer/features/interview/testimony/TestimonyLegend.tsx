import { useTranslation } from 'react-i18next';
import { KeyLegend } from '../../../ui/KeyLegend.tsx';
import type { TestimonyMode } from './testimony-keys.ts';

const KEYS = {
  read: [
    [['KeyT'], 'pick'],
    [['BracketLeft', 'BracketRight'], 'grow'],
    [['Tab'], 'next'],
    [['KeyR'], 'repeat'],
    [['KeyM'], 'mark'],
    [['Delete'], 'remove'],
    [['Ctrl+KeyE'], 'mode'],
  ],
  edit: [
    [['Ctrl+KeyT'], 'pick'],
    [['Ctrl+KeyM'], 'mark'],
    [['Alt+ArrowDown'], 'next'],
    [['Ctrl+KeyE'], 'modeBack'],
  ],
} as const;

interface TestimonyLegendProps {
  readonly mode: TestimonyMode;
  readonly said: string;
}

/** Under the text: what the last key did, and which keys there are in this mode. */
export function TestimonyLegend({ mode, said }: TestimonyLegendProps) {
  const { t } = useTranslation('testimony');
  const keys = KEYS[mode].map(([chords, name]) => [chords, t(`keys.${name}`)] as const);
  return (
    <KeyLegend keys={keys} said={said} {...(mode === 'read' && { digits: t('keys.favourite') })} />
  );
}
