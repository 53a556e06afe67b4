import { FileInput, Plus, Snowflake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { TagEdits } from './use-tag-edits.ts';

export interface CodebookHeadProps {
  readonly isFrozen: boolean;
  readonly edits: TagEdits;
  readonly onAdd: () => void;
  readonly onImport: () => void;
  readonly failure: unknown;
}

/** What the screen is for, what can be done to all of it, and what stands in the way. */
export function CodebookHead({ isFrozen, edits, onAdd, onImport, failure }: CodebookHeadProps) {
  const { t } = useTranslation('codebook');
  const sentence = useErrorSentence();
  const { freeze } = edits;
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          !isFrozen && (
            <>
              <Button icon={<FileInput aria-hidden />} onPress={onImport}>
                {t('import')}
              </Button>
              <Button icon={<Snowflake aria-hidden />} onPress={() => void freeze(true)}>
                {t('freeze')}
              </Button>
              <Button variant="primary" icon={<Plus aria-hidden />} onPress={onAdd}>
                {t('new')}
              </Button>
            </>
          )
        }
      >
        {t('text')}
      </PageHeader>
      {isFrozen && (
        <Banner
          tone="info"
          shape="strip"
          title={t('frozenTitle')}
          actions={
            <Button isCompact onPress={() => void freeze(false)}>
              {t('unfreeze')}
            </Button>
          }
        >
          {t('frozenText')}
        </Banner>
      )}
      {failure !== undefined && (
        <Banner tone="danger" shape="strip" isLive title={sentence(failure).title}>
          {sentence(failure).text}
        </Banner>
      )}
    </>
  );
}
