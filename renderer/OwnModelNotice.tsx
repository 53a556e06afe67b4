import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type ErrorCode } from '../core/errors.ts';
import { useErrorSentence } from './i18n.ts';
import { Banner } from './ui/Banner.tsx';
import type { VaultClient } from './vault/client.ts';

export interface OwnModelNoticeProps {
  readonly vault: Pick<VaultClient, 'call'>;
  /** As of a banner: `strip` along the top of a page, `box` among other things. */
  readonly shape: 'strip' | 'box';
  /** False while interviews are being looked through: after that it may have failed. */
  readonly isSettled?: boolean;
}

/** A word that the detection model of their own does not take part: fewer names are found than somebody expects. */
export function OwnModelNotice({ vault, shape, isSettled = true }: OwnModelNoticeProps) {
  const { t } = useTranslation('common');
  const errorSentence = useErrorSentence();
  const [code, setCode] = useState<ErrorCode>();
  const [read, setRead] = useState<ErrorCode>();

  useEffect(() => {
    if (!isSettled) return undefined;
    let isCurrent = true;
    void vault
      .call('ownModel', undefined)
      // The vault was locked meanwhile: there is nothing to tell then.
      .catch(() => undefined)
      .then((model) => isCurrent && setCode(model?.state === 'failed' ? model.code : undefined));
    return () => {
      isCurrent = false;
    };
  }, [vault, isSettled]);

  if (code === undefined || code === read) return null;
  const { title, text } = errorSentence(new AppError(code));
  return (
    <Banner
      tone="warning"
      shape={shape}
      isLive
      title={title}
      onDismiss={() => setRead(code)}
      dismissLabel={t('close')}
    >
      {text}
    </Banner>
  );
}
