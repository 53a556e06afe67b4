import { FolderOpen, List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import type { Library } from '../../vault/library.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { DropArea } from '../../ui/DropArea.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { FilesPreview } from './FilesPreview.tsx';
import { FormImport } from './FormImport.tsx';
import { ImportDone } from './ImportDone.tsx';
import styles from './ImportScreen.module.css';
import { ProjectImport } from './ProjectImport.tsx';
import { type ChosenFile, type ImportState, useImport } from './use-import.ts';

export interface ImportScreenProps {
  readonly library: Library;
  /** Back to the interviews. */
  readonly onList: () => void;
}

/** Files of other programs become interviews: chosen, looked at, then taken. */
export function ImportScreen({ library, onList }: ImportScreenProps) {
  const { t } = useTranslation('importing');
  const errorSentence = useErrorSentence();
  const state = useImport(library);
  const { importing, failure } = state;
  const sentence = failure === undefined ? undefined : errorSentence(failure);
  return (
    <div className={styles['screen']}>
      <PageHeader
        title={t('title')}
        actions={
          <Button icon={<List aria-hidden />} onPress={onList}>
            {t('toList')}
          </Button>
        }
      />
      {sentence && (
        <Banner tone="danger" shape="strip" isLive title={sentence.title}>
          {sentence.text}
        </Banner>
      )}
      {importing.phase === 'choose' && (
        <div className={styles['page']}>
          <p className={styles['lead']}>{t('intro')}</p>
          <DropArea words={t('drop')} onFiles={(files) => void state.take(files)}>
            <Button
              variant="primary"
              icon={<FolderOpen aria-hidden />}
              autoFocus
              onPress={() => void state.choose()}
            >
              {t('choose')}
            </Button>
            <span className={styles['minor']}>{t('kinds')}</span>
          </DropArea>
        </div>
      )}
      {(importing.phase === 'preview' || importing.phase === 'writing') && (
        <Preview library={library} state={state} files={importing.files} />
      )}
      {importing.phase === 'done' && (
        <ImportDone
          made={importing.made}
          tags={importing.tags}
          isUndone={importing.isUndone}
          onUndo={() => void state.undo()}
          onMore={state.startOver}
          onList={onList}
        />
      )}
    </div>
  );
}

interface PreviewProps {
  readonly library: Library;
  readonly state: ImportState;
  readonly files: readonly ChosenFile[];
}

/** A table or a project by itself, because what it becomes has to be looked at; anything else in a list. */
function Preview({ library, state, files }: PreviewProps) {
  const { importing } = state;
  const [file] = files;
  const its = {
    isWriting: importing.phase === 'writing',
    onAnother: () => void state.choose(),
  };
  if (file?.state.phase === 'read' && file.state.content.kind === 'table')
    return (
      <FormImport
        {...its}
        key={file.id}
        library={library}
        name={file.name}
        content={file.state.content}
        onEncoding={(encoding) => void state.readAs(file, encoding)}
        onWrite={(drafts, keep) => {
          const named = drafts.map((draft) => ({ ...draft, from: file.name }));
          // The mapping is a convenience: what is imported does not hang on it.
          void state.write(named).then(() => keep().catch(() => undefined));
        }}
      />
    );
  if (file?.state.phase === 'read' && file.state.content.kind === 'project')
    return (
      <ProjectImport
        {...its}
        key={file.id}
        library={library}
        name={file.name}
        content={file.state.content}
        onWrite={(drafts, tags) => void state.write(drafts, tags)}
      />
    );
  return (
    <FilesPreview
      {...its}
      files={files}
      onEncoding={(one, encoding) => void state.readAs(one, encoding)}
      onLeaveOut={state.leaveOut}
      onWrite={(drafts) => void state.write(drafts)}
    />
  );
}
