import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextEncoding } from '../../../core/import/text-encoding.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ContentsNav } from '../../ui/ContentsNav.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import styles from './ImportScreen.module.css';
import { ImportFooter } from './ImportFooter.tsx';
import { TextPreview } from './TextPreview.tsx';
import { type ChosenFile, draftsOf, type NamedDraft } from './use-import.ts';

interface FilesPreviewProps {
  readonly files: readonly ChosenFile[];
  readonly isWriting: boolean;
  readonly onEncoding: (file: ChosenFile, encoding: TextEncoding) => void;
  readonly onLeaveOut: (file: ChosenFile) => void;
  readonly onAnother: () => void;
  readonly onWrite: (drafts: readonly NamedDraft[]) => void;
}

/** Each file beside what would be taken from it. */
export function FilesPreview(props: FilesPreviewProps) {
  const { files, isWriting, onEncoding, onLeaveOut, onAnother, onWrite } = props;
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const [chosenId, setChosenId] = useState(files[0]?.id);
  const chosen = files.find(({ id }) => id === chosenId) ?? files[0];
  const drafts = draftsOf(files);
  const count = drafts.length;
  const failed = files.filter(({ state }) => state.phase === 'failed').length;
  const isReading = files.some(({ state }) => state.phase === 'reading');
  const obstacle = isReading ? t('obstacle.reading') : count === 0 ? t('obstacle.none') : undefined;
  const leftOut =
    failed > 0 ? t('someLeftOut', { count: failed, number: formatNumber(failed, language) }) : '';
  return (
    <>
      <div className={styles['columns']}>
        <ContentsNav
          label={t('files')}
          items={files.map(({ id, name, state }) => ({
            id,
            title: name,
            note: t(STATE_WORDS[state.phase]),
            hasFailed: state.phase === 'failed',
          }))}
          chosen={chosen?.id}
          onChoose={setChosenId}
        />
        {chosen && (
          <OneFile
            key={chosen.id}
            file={chosen}
            onEncoding={(encoding) => onEncoding(chosen, encoding)}
            onLeaveOut={() => onLeaveOut(chosen)}
          />
        )}
      </div>
      <ImportFooter
        count={count}
        isWriting={isWriting}
        obstacle={obstacle}
        note={leftOut}
        onAnother={onAnother}
        onWrite={() => onWrite(drafts)}
      />
    </>
  );
}

const STATE_WORDS = { reading: 'reading', read: 'willBe', failed: 'cannot' } as const;

interface OneFileProps {
  readonly file: ChosenFile;
  readonly onEncoding: (encoding: TextEncoding) => void;
  readonly onLeaveOut: () => void;
}

function OneFile({ file, onEncoding, onLeaveOut }: OneFileProps) {
  const { t } = useTranslation('importing');
  const errorSentence = useErrorSentence();
  const { state } = file;
  const sentence = state.phase === 'failed' ? errorSentence(state.error) : undefined;
  return (
    <section className={styles['preview']} aria-label={t('previewOf', { name: file.name })}>
      <div className={styles['head']}>
        <h2>{file.name}</h2>
        <Button isCompact onPress={onLeaveOut}>
          {t('leaveOut')}
        </Button>
      </div>
      {state.phase === 'reading' && <Spinner label={t('reading')} />}
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      {state.phase === 'read' && state.content.kind === 'text' && (
        <TextPreview content={state.content} size={file.size} onEncoding={onEncoding} />
      )}
    </section>
  );
}
