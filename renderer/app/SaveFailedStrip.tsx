import { useTranslation } from 'react-i18next';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Stays until the save succeeds. Typing goes on in memory meanwhile. */
export function SaveFailedStrip({ document }: { readonly document: InterviewDocument }) {
  const { t } = useTranslation('frame');
  return (
    <Banner
      tone="danger"
      shape="strip"
      title={t('saveFailedTitle')}
      actions={<Button onPress={() => void document.autosave.retry()}>{t('retrySave')}</Button>}
    >
      {t('saveFailedText')}
    </Banner>
  );
}
