import { Plus } from 'lucide-react';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, type TagId } from '../../../core/domain/ids.ts';
import { shortNames } from '../../../core/domain/short-names.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CODE_COLOUR_COUNT } from '../../ui/code-colours.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyLegend } from '../../ui/KeyLegend.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { rankItems } from '../../ui/rank.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { SplitPane } from '../../ui/SplitPane.tsx';
import type { Library } from '../../vault/library.ts';
import styles from './CodebookScreen.module.css';
import { TagForm } from './TagForm.tsx';
import { TagList } from './TagList.tsx';
import { countUses, freeName } from './tag-uses.ts';

export interface CodebookScreenProps {
  readonly library: Library;
}

/** The tags of the vault: what each means, how often it is used, and what it looks like. */
export function CodebookScreen({ library }: CodebookScreenProps) {
  const { t } = useTranslation(['codebook', 'common']);
  const sentence = useErrorSentence();
  const { tags, interviews } = useSyncExternalStore(library.subscribe, library.snapshot);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<TagId>();
  const [isNew, setNew] = useState(false);
  const [size, setSize] = useState(400);
  const [failure, setFailure] = useState<unknown>();
  const search = useRef<HTMLInputElement>(null);
  const names = useMemo(() => shortNames(tags), [tags]);
  const uses = useMemo(() => countUses(interviews), [interviews]);
  const shown = useMemo(
    () =>
      rankItems(
        tags.map((tag) => ({ tag, label: tag.label, description: tag.definition })),
        query,
      ).map(({ tag }) => tag),
    [tags, query],
  );
  const tag = tags.find((one) => one.id === chosen) ?? shown[0];

  async function add() {
    const fresh: Tag = {
      id: newId<TagId>(),
      group: 'own',
      label: freeName(t('newName'), tags),
      definition: '',
      colour: tags.length % CODE_COLOUR_COUNT,
    };
    try {
      await library.putTag(fresh);
      setFailure(undefined);
      setQuery('');
      setChosen(fresh.id);
      setNew(true);
    } catch (error) {
      setFailure(error);
    }
  }

  useShortcuts([
    { keys: 'Insert', run: () => void add() },
    { keys: 'Ctrl+KeyF', run: () => search.current?.focus() },
    { keys: 'Slash', run: () => search.current?.focus() },
  ]);

  return (
    <div className={styles['screen']}>
      <PageHeader
        title={t('title')}
        actions={
          <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => void add()}>
            {t('new')}
          </Button>
        }
      >
        {t('text')}
      </PageHeader>
      {failure !== undefined && (
        <Banner tone="danger" shape="strip" isLive title={sentence(failure).title}>
          {sentence(failure).text}
        </Banner>
      )}
      <div className={styles['search']}>
        <SearchField
          label={t('search')}
          placeholder={t('search')}
          clearLabel={t('clearSearch')}
          value={query}
          onChange={setQuery}
          inputRef={search}
        />
      </div>
      <div className={styles['panes']}>
        <SplitPane
          fixed="end"
          size={size}
          min={320}
          max={560}
          onResize={setSize}
          label={t('resize')}
          start={
            <TagList
              tags={shown}
              allTags={tags}
              isGrouped={query.trim() === ''}
              names={names}
              uses={uses}
              chosen={tag?.id}
              onChoose={(id) => {
                setChosen(id);
                setNew(false);
              }}
              empty={
                <EmptyState
                  title={t('emptyTitle')}
                  actions={<Button onPress={() => setQuery('')}>{t('clear')}</Button>}
                />
              }
            />
          }
          end={
            tag && (
              <TagForm
                key={tag.id}
                tag={tag}
                shortName={names.get(tag.id) ?? ''}
                library={library}
                uses={uses.get(tag.id) ?? 0}
                isNew={isNew}
              />
            )
          }
        />
      </div>
      <KeyLegend
        keys={[
          [['Slash'], t('keys.find')],
          [['Insert'], t('keys.new')],
        ]}
      />
    </div>
  );
}
