import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { favouriteTags } from '../../../core/domain/favourites.ts';
import type { TagId } from '../../../core/domain/ids.ts';
import { TAG_GROUPS } from '../../../core/domain/tag.ts';
import type { TagMove, TreeLine } from '../../../core/domain/tag-tree.ts';
import { useLanguage } from '../../i18n.ts';
import type { KnownTag, KnownTags } from '../../known-tags.ts';
import { codeColour } from '../../ui/code-colours.ts';
import { formatNumber } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './TagList.module.css';

export interface TagListProps {
  readonly lines: readonly TreeLine[];
  readonly known: KnownTags;
  /** False while searching: then the best find is first, and nothing can be moved. */
  readonly isGrouped: boolean;
  readonly uses: ReadonlyMap<TagId, number>;
  readonly chosen: TagId | undefined;
  readonly onChoose: (id: TagId) => void;
  /** Alt and an arrow. Left out where nothing moves. */
  readonly onMove?: ((move: TagMove) => void) | undefined;
  readonly empty: ReactNode;
}

const MOVES: Readonly<Record<string, TagMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** The codebook as a tree under its groups. Arrows go through it, letters jump, Alt with an arrow moves the tag. */
export function TagList(props: TagListProps) {
  const { lines, known, isGrouped, uses, chosen, onChoose, onMove, empty } = props;
  const { t } = useTranslation('codebook');
  const all = [...known.values()].map(({ tag }) => tag);
  const digits = new Map([...favouriteTags(all)].map(([digit, { id }]) => [id, digit]));
  const line = ({ tag, depth }: TreeLine) => {
    const one = known.get(tag.id);
    return (
      one && (
        <TagLine
          key={tag.id}
          one={one}
          depth={isGrouped ? depth : 0}
          digit={digits.get(tag.id)}
          uses={uses.get(tag.id) ?? 0}
        />
      )
    );
  };
  const groups = TAG_GROUPS.map((group) => ({
    group,
    members: lines.filter(({ tag }) => tag.group === group),
  })).filter(({ members }) => members.length > 0);

  function readKey(event: KeyboardEvent) {
    const move = MOVES[event.code];
    if (!onMove || !move || !event.altKey || event.ctrlKey || event.shiftKey) return;
    // Before the list takes the arrow for one of its own, or the window for "back".
    event.preventDefault();
    event.stopPropagation();
    onMove(move);
  }

  return (
    // The list inside has the focus; this only hears a key before it does.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles['keys']} onKeyDownCapture={readKey}>
      <ListBox
        aria-label={t('list')}
        className={styles['list'] ?? ''}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : keys;
          const found = lines.find(({ tag }) => tag.id === first);
          if (found) onChoose(found.tag.id);
        }}
        renderEmptyState={() => empty}
      >
        {isGrouped
          ? groups.map(({ group, members }) => (
              <ListBoxSection key={group} id={group}>
                <Header className={styles['group'] ?? ''}>{t(`group.${group}`)}</Header>
                {members.map(line)}
              </ListBoxSection>
            ))
          : lines.map(line)}
      </ListBox>
    </div>
  );
}

interface TagLineProps {
  readonly one: KnownTag;
  readonly depth: number;
  readonly digit: number | undefined;
  readonly uses: number;
}

function TagLine({ one: { tag, name, shortName }, depth, digit, uses }: TagLineProps) {
  const { t } = useTranslation('codebook');
  const language = useLanguage();
  const used = { count: uses, number: formatNumber(uses, language) };
  const isRetired = tag.isRetired === true;
  return (
    <ListBoxItem
      id={tag.id}
      textValue={name}
      className={styles['line'] ?? ''}
      data-retired={isRetired || undefined}
      style={{ '--depth': depth } as CSSProperties}
    >
      <span className={styles['mark']}>
        <TagChip isShort name={name} shortName={shortName} colour={codeColour(tag.colour)} />
      </span>
      <span className={styles['words']}>
        <span className={styles['label']}>
          {name}
          {depth > 0 && <VisuallyHidden> {t('level', { number: depth + 1 })}</VisuallyHidden>}
        </span>
        {tag.definition !== '' && <span className={styles['definition']}>{tag.definition}</span>}
      </span>
      {digit !== undefined && (
        <span className={styles['key']}>
          {t('keyOf')} <KeyHint keys={`Digit${digit}`} />
        </span>
      )}
      {isRetired && <span className={styles['key']}>{t('retired')}</span>}
      <span className={styles['uses']} data-unused={uses === 0 || undefined}>
        {uses === 0 ? t('unused') : t('usedIn', used)}
      </span>
    </ListBoxItem>
  );
}
