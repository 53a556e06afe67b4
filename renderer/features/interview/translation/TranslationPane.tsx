import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewDocument } from '../interview-document.ts';
import { TestimonyPane, type TestimonyPaneProps } from '../testimony/TestimonyPane.tsx';

export interface TranslationPaneProps extends Omit<TestimonyPaneProps, 'beside' | 'words'> {
  readonly original: InterviewDocument | undefined;
}

/** The testimony to read, and beside it its translation to write, tag and mark as the testimony itself. */
export function TranslationPane({ original, ...pane }: TranslationPaneProps) {
  const { t } = useTranslation(['testimony', 'interviews']);
  const { language } = pane.document.snapshot().record;
  const words = useMemo(
    () => ({
      label: t('translation.editor', { language: t(`interviews:language.${language || 'other'}`) }),
      help: t('editorHelp'),
      placeholder: t('translation.placeholder'),
    }),
    [t, language],
  );
  return <TestimonyPane {...pane} words={words} beside={{ original }} />;
}
