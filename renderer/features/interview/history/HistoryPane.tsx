import { RotateCcw } from 'lucide-react';
import { useId, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionEntry } from '../../../../core/vault/history.ts';
import type { InterviewContent } from '../../../../core/vault/row-format.ts';
import { useErrorSentence } from '../../../i18n.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ItemList } from '../../../ui/ItemList.tsx';
import { SplitPane } from '../../../ui/SplitPane.tsx';
import { useShortcuts } from '../../../ui/shortcuts.tsx';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { CompareTexts } from '../../../ui/CompareTexts.tsx';
import styles from './HistoryPane.module.css';
import { useVersion, useVersions } from './use-versions.ts';
import { type Measures, useVersionWords } from './version-words.ts';

export interface HistoryPaneProps {
  readonly document: InterviewDocument;
  readonly library: Library;
}

/** Earlier versions of one testimony: compare with now, bring one back. */
export function HistoryPane({ document, library }: HistoryPaneProps) {
  const { t } = useTranslation('history');
  const errorSentence = useErrorSentence();
  const { loaded, reload } = useVersions(document, library);
  const [listSize, setListSize] = useState(340);
  const [picked, setPicked] = useState<string>();
  if (loaded.state === 'loading') return <div className={styles['pane']} />;
  if (loaded.state === 'failed') {
    const sentence = errorSentence(loaded.error);
    return (
      <div className={styles['alone']}>
        <Banner tone="danger" title={sentence.title}>
          {sentence.text}
        </Banner>
      </div>
    );
  }
  const versions = loaded.value;
  if (versions.length === 0)
    return <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>;
  const chosen = versions.find(({ id }) => id === picked) ?? versions[0];
  return (
    <div className={styles['pane']}>
      <SplitPane
        fixed="start"
        size={listSize}
        onResize={setListSize}
        min={260}
        max={520}
        label={t('resize')}
        start={
          <VersionList
            document={document}
            versions={versions}
            selected={chosen?.id}
            onSelect={setPicked}
          />
        }
        end={
          chosen && (
            <Comparison
              document={document}
              library={library}
              version={chosen}
              onBroughtBack={() => void reload()}
            />
          )
        }
      />
    </div>
  );
}

interface VersionListProps {
  readonly document: InterviewDocument;
  readonly versions: readonly VersionEntry[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

function VersionList({ document, versions, selected, onSelect }: VersionListProps) {
  const { t } = useTranslation('history');
  const words = useVersionWords();
  const { record, state } = useSyncExternalStore(document.subscribe, document.snapshot);
  const now: Measures = {
    length: state.doc.length,
    passages: record.passages.length,
    redactions: record.redactions.length,
  };
  return (
    <div className={styles['list']}>
      <p className={styles['help']}>{t('help')}</p>
      <ItemList
        label={t('list')}
        items={versions}
        itemText={({ at }) => words.when(at)}
        selected={selected ?? null}
        onSelect={onSelect}
        empty={null}
      >
        {(version) => (
          <div className={styles['version']}>
            <span className={styles['when']}>{words.when(version.at)}</span>
            <span className={styles['measure']}>{words.length(version.length)}</span>
            <span className={styles['measure']}>
              {t('since', { change: words.change(version, now) })}
            </span>
          </div>
        )}
      </ItemList>
    </div>
  );
}

interface ComparisonProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly version: VersionEntry;
  readonly onBroughtBack: () => void;
}

function Comparison({ document, library, version, onBroughtBack }: ComparisonProps) {
  const { t } = useTranslation(['history', 'common']);
  const errorSentence = useErrorSentence();
  const words = useVersionWords();
  const loaded = useVersion(document, library, version.id);
  const { state } = useSyncExternalStore(document.subscribe, document.snapshot);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [broughtBack, setBroughtBack] = useState<string>();
  const [beforeId, nowId] = [useId(), useId()];
  const when = words.when(version.at);

  function undo() {
    document.undo();
    setBroughtBack(undefined);
  }
  useShortcuts([
    { keys: 'Ctrl+KeyZ', run: undo },
    { keys: 'Ctrl+Shift+KeyZ', run: () => void document.redo() },
  ]);

  async function bringBack(content: InterviewContent) {
    try {
      await document.bringBack(content, () =>
        library.vault.call('keepVersion', { id: document.id }),
      );
      setFailure(undefined);
      setBroughtBack(when);
      onBroughtBack();
    } catch (error) {
      setFailure(error);
    }
    setAsking(false);
  }

  const broken = loaded.state === 'failed' ? loaded.error : failure;
  return (
    <section className={styles['comparison']} aria-label={t('comparison')}>
      <header className={styles['heads']}>
        <h2 id={beforeId}>{when}</h2>
        <div className={styles['nowHead']}>
          <h2 id={nowId}>{t('now')}</h2>
          <Button
            isCompact
            icon={<RotateCcw aria-hidden />}
            isDisabled={loaded.state !== 'there'}
            onPress={() => setAsking(true)}
          >
            {t('bringBack')}
          </Button>
        </div>
      </header>
      {broken !== undefined && (
        <Banner tone="danger" isLive title={errorSentence(broken).title}>
          {loaded.state === 'failed' ? t('damaged') : errorSentence(broken).text}
        </Banner>
      )}
      {broughtBack !== undefined && (
        <Banner
          tone="ok"
          shape="strip"
          isLive
          title={t('broughtBack', { when: broughtBack })}
          actions={
            <Button isCompact onPress={undo}>
              {t('common:undo')}
            </Button>
          }
        />
      )}
      {loaded.state === 'there' && (
        <>
          <CompareTexts
            before={loaded.value.text}
            now={state.doc.toString()}
            beforeId={beforeId}
            nowId={nowId}
            unchanged={t('unchanged')}
          />
          <ConfirmDialog
            isOpen={isAsking}
            tone="primary"
            title={t('ask.title', { when })}
            confirmLabel={t('bringBack')}
            cancelLabel={t('common:cancel')}
            onConfirm={() => void bringBack(loaded.value)}
            onCancel={() => setAsking(false)}
          >
            <p>{t('ask.effect')}</p>
            <p>{t('ask.safe')}</p>
          </ConfirmDialog>
        </>
      )}
    </section>
  );
}
