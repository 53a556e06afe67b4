import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagId } from '../../../core/domain/ids.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { tagTree } from '../../../core/domain/tag-tree.ts';
import { type KnownTags, useCodebookFrozen, useKnownTags } from '../../known-tags.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { rankItems } from '../../ui/rank.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { SplitPane } from '../../ui/SplitPane.tsx';
import type { Library } from '../../vault/library.ts';
import { CodebookHead } from './CodebookHead.tsx';
import { CodebookKeys, useCodebookKeys } from './CodebookKeys.tsx';
import styles from './CodebookScreen.module.css';
import { ImportDialog } from './ImportDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { TagForm } from './TagForm.tsx';
import { TagList } from './TagList.tsx';
import { countUses } from './tag-uses.ts';
import { useCodebookImport } from './use-codebook-import.ts';
import { useTagEdits } from './use-tag-edits.ts';

export interface CodebookScreenProps {
  readonly library: Library;
}

/** The tags of the vault: what each means, how often it is used, and what it looks like. */
export function CodebookScreen({ library }: CodebookScreenProps) {
  const { t } = useTranslation(['codebook', 'common']);
  const { tags, interviews } = useSyncExternalStore(library.subscribe, library.snapshot);
  const known = useKnownTags(library);
  const isFrozen = useCodebookFrozen(library);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<TagId>();
  const [isNew, setNew] = useState(false);
  const [merging, setMerging] = useState<Tag>();
  const [size, setSize] = useState(400);
  const search = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const uses = useMemo(() => countUses(interviews), [interviews]);
  const isGrouped = query.trim() === '';
  const lines = useFoundLines(tags, known, query);
  const tag = lines.find((line) => line.tag.id === chosen)?.tag ?? lines[0]?.tag;
  const edits = useTagEdits(library, known);
  const importing = useCodebookImport(library);

  async function add() {
    const fresh = await edits.add();
    if (!fresh) return;
    setQuery('');
    setChosen(fresh.id);
    setNew(true);
  }

  useCodebookKeys(pane, {
    canEdit: !isFrozen,
    add: () => void add(),
    find: () => search.current?.focus(),
    rename: () => name.current?.select(),
    merge: () => setMerging(tag),
    retire: () => tag && void edits.retire(tag, tag.isRetired !== true),
  });

  return (
    <div className={styles['screen']}>
      <CodebookHead
        isFrozen={isFrozen}
        edits={edits}
        onAdd={() => void add()}
        onImport={importing.choose}
        failure={edits.failure ?? importing.failure}
      />
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
            <div ref={pane} className={styles['list']}>
              <TagList
                lines={lines}
                known={known}
                isGrouped={isGrouped}
                uses={uses}
                chosen={tag?.id}
                onChoose={(id) => {
                  setChosen(id);
                  setNew(false);
                }}
                onMove={
                  isGrouped && !isFrozen && tag ? (move) => void edits.move(tag, move) : undefined
                }
                empty={
                  <EmptyState
                    title={t('emptyTitle')}
                    actions={<Button onPress={() => setQuery('')}>{t('clear')}</Button>}
                  />
                }
              />
            </div>
          }
          end={
            tag && (
              <TagForm
                key={tag.id}
                tag={tag}
                shortName={known.get(tag.id)?.shortName ?? ''}
                library={library}
                uses={uses.get(tag.id) ?? 0}
                isNew={isNew}
                isFrozen={isFrozen}
                nameRef={name}
                onRetire={(isRetired) => void edits.retire(tag, isRetired)}
                onMerge={() => setMerging(tag)}
                onUnmerge={(one) => void edits.unmerge(one)}
              />
            )
          }
        />
      </div>
      {importing.read && (
        <ImportDialog read={importing.read} library={library} onClose={importing.close} />
      )}
      {merging && (
        <MergeDialog
          tag={merging}
          known={known}
          library={library}
          onClose={() => setMerging(undefined)}
          onMerged={(into) => {
            setMerging(undefined);
            setChosen(into);
          }}
        />
      )}
      <CodebookKeys isFrozen={isFrozen} said={edits.said} />
    </div>
  );
}

/** The tree, or what a search finds of it with the best first. Found by any of its names. */
function useFoundLines(tags: readonly Tag[], known: KnownTags, query: string) {
  return useMemo(() => {
    const searched = tagTree(tags).map((line) => {
      const { label, definition, names = {} } = line.tag;
      const others = [label, names.ru, names.kk].join(' ');
      const name = known.get(line.tag.id)?.name ?? '';
      return { ...line, label: name, description: `${others} ${definition}` };
    });
    return rankItems(searched, query);
  }, [tags, known, query]);
}
