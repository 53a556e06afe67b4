import { useTranslation } from 'react-i18next';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { useErrorSentence } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';

export interface FailureStripProps {
  readonly code: ErrorCode;
  readonly onClose: () => void;
}

/** What no screen waits for and did not happen: an interview that cannot be opened or made. */
export function FailureStrip({ code, onClose }: FailureStripProps) {
  const { t } = useTranslation('common');
  const { title, text } = useErrorSentence()(new AppError(code));
  return (
    <Banner tone="danger" shape="strip" title={title} onDismiss={onClose} dismissLabel={t('close')}>
      {text}
    </Banner>
  );
}
