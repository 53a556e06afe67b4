import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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

export interface SaveFailedStripProps {
  readonly document: InterviewDocument;
  readonly vault: VaultClient;
}

/** Stays until the save succeeds. Typing goes on in memory meanwhile. */
export function SaveFailedStrip({ document, vault }: SaveFailedStripProps) {
  const { t } = useTranslation('frame');
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
      title={t('saveFailedTitle')}
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
