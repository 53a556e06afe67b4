import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import { useErrorSentence } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import type { VaultClient } from '../vault/client.ts';
import { type SavedCopy, saveCopy } from './save-copy.ts';

type Copying =
  | { readonly phase: 'idle' | 'writing' }
  | { readonly phase: 'done'; readonly copy: SavedCopy }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Their sentences speak of a change that waits; of what else may go wrong a person can only know that it does. */
const TOLD: ReadonlySet<ErrorCode> = new Set(['storage-full', 'storage-failed', 'write-conflict']);

export interface SaveFailedStripProps {
  /** Of the last try. */
  readonly code: ErrorCode;
  readonly document: InterviewDocument;
  readonly vault: VaultClient;
}

/** Stays until the save succeeds. Typing goes on in memory meanwhile. */
export function SaveFailedStrip({ code, document, vault }: SaveFailedStripProps) {
  const { t } = useTranslation('frame');
  const { title, text } = useErrorSentence()(
    new AppError(TOLD.has(code) ? code : 'storage-failed'),
  );
  const [copying, setCopying] = useState<Copying>({ phase: 'idle' });

  async function write() {
    setCopying({ phase: 'writing' });
    try {
      const copy = await saveCopy(vault, document);
      setCopying(copy ? { phase: 'done', copy } : { phase: 'idle' });
    } catch (error) {
      setCopying({ phase: 'failed', error });
    }
  }

  return (
    <Banner
      tone="danger"
      shape="strip"
      isLive
      title={title}
      actions={
        <>
          <Button onPress={() => void document.autosave.retry()}>{t('retrySave')}</Button>
          <Button
            onPress={() => void write()}
            isPending={copying.phase === 'writing'}
            pendingLabel={t('savingCopy')}
          >
            {t('saveCopy')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <p>{t('saveFailedText')}</p>
      <CopyWords copying={copying} />
    </Banner>
  );
}

function CopyWords({ copying }: { readonly copying: Copying }) {
  const { t } = useTranslation('frame');
  const sentence = useErrorSentence();
  if (copying.phase === 'failed') return <p>{sentence(copying.error).text}</p>;
  if (copying.phase !== 'done') return null;
  const { name, folder, isCloudFolder } = copying.copy;
  return (
    <>
      <p>{t('copySaved', { name, folder })}</p>
      {isCloudFolder && <p>{t('copyInCloud')}</p>}
    </>
  );
}
