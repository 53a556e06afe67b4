import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import type { Library } from '../../vault/library.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { DropArea } from '../../ui/DropArea.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { BundleContents } from './BundleContents.tsx';
import { BundlePassphrase } from './BundlePassphrase.tsx';
import styles from './OpenBundle.module.css';
import { type BundleFile, type Opening, useOpenBundle } from './use-open-bundle.ts';

export interface OpenBundleProps {
  readonly library: Library;
  /** A bundle that the operating system handed over; opened at once. Give each its own React key. */
  readonly offered?: BundleFile | undefined;
}

/** Shows what a colleague sent. Nothing of it is stored. */
export function OpenBundle({ library, offered }: OpenBundleProps) {
  const { t } = useTranslation(['open', 'common']);
  const errorSentence = useErrorSentence();
  const { opening, choose, read, close } = useOpenBundle(library.vault, offered);
  const chooser = (
    <Button variant="primary" icon={<FolderOpen aria-hidden />} onPress={() => void choose()}>
      {t('choose')}
    </Button>
  );

  switch (opening.phase) {
    case 'idle':
      return (
        <div className={styles['page']}>
          <h2>{t('title')}</h2>
          <p className={styles['lead']}>{t('intro')}</p>
          <DropArea
            words={t('drop')}
            onFiles={([source]) => void read({ source, name: source.name, size: source.size })}
          >
            {chooser}
          </DropArea>
        </div>
      );
    case 'reading':
      return (
        <div className={styles['page']}>
          <FileName file={opening.file} />
          <Reading opening={opening} />
          <div>
            <Button onPress={close}>{t('common:cancel')}</Button>
          </div>
        </div>
      );
    case 'passphrase':
      return (
        <div className={styles['page']}>
          <FileName file={opening.file} />
          <BundlePassphrase
            failure={opening.error === undefined ? undefined : errorSentence(opening.error)}
            onOpen={(passphrase) => void read(opening.file, passphrase)}
            onCancel={close}
          />
        </div>
      );
    case 'failed': {
      const sentence = errorSentence(opening.error);
      return (
        <div className={styles['page']}>
          {opening.file && <FileName file={opening.file} />}
          <Banner tone="danger" title={sentence.title} isLive>
            {sentence.text}
          </Banner>
          <div>{chooser}</div>
        </div>
      );
    }
    case 'open':
      return (
        <BundleContents
          library={library}
          file={opening.file}
          view={opening.view}
          onClose={close}
          onAnother={() => void choose()}
        />
      );
    default:
      return opening satisfies never;
  }
}

function FileName({ file }: { readonly file: BundleFile }) {
  const { t } = useTranslation('open');
  const language = useLanguage();
  return <h2>{t('file', { name: file.name, size: formatBytes(file.size, language) })}</h2>;
}

function Reading({ opening }: { readonly opening: Extract<Opening, { phase: 'reading' }> }) {
  const { t } = useTranslation('open');
  const language = useLanguage();
  const { progress } = opening;
  if (progress?.stage !== 'read' || progress.total === 0) {
    return <ProgressBar label={t('reading')} />;
  }
  const done = formatBytes(progress.done, language);
  const total = formatBytes(progress.total, language);
  return (
    <ProgressBar
      label={t('reading')}
      share={progress.done / progress.total}
      measure={t('bytes', { done, total })}
    />
  );
}
