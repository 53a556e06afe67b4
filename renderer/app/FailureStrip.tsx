import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { useErrorSentence } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';

export interface FailureStripProps {
  readonly code: ErrorCode;
  readonly onClose: () => void;
  /** What can be done about it. */
  readonly actions?: ReactNode;
}

/** What no screen waits for and did not happen: an interview that cannot be opened or made. */
export function FailureStrip({ code, onClose, actions }: FailureStripProps) {
  const { t } = useTranslation('common');
  const { title, text } = useErrorSentence()(new AppError(code));
  return (
    <Banner
      tone="danger"
      shape="strip"
      title={title}
      onDismiss={onClose}
      dismissLabel={t('close')}
      actions={actions}
    >
      {text}
    </Banner>
  );
}
