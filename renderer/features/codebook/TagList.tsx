import type { ReactNode } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { favouriteTags } from '../../../core/domain/favourites.ts';
import type { TagId } from '../../../core/domain/ids.ts';
import { type Tag, TAG_GROUPS } from '../../../core/domain/tag.ts';
import { useLanguage } from '../../i18n.ts';
import { codeColour } from '../../ui/code-colours.ts';
import { formatNumber } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import styles from './TagList.module.css';

export interface TagListProps {
  readonly tags: readonly Tag[];
  /** For the digits, which a search does not change. */
  readonly allTags: readonly Tag[];
  /** False while searching: then the best find is first. */
  readonly isGrouped: boolean;
  readonly names: ReadonlyMap<TagId, string>;
  readonly uses: ReadonlyMap<TagId, number>;
  readonly chosen: TagId | undefined;
  readonly onChoose: (id: TagId) => void;
  readonly empty: ReactNode;
}

/** The codebook as a list under its groups. Arrows move, letters jump. */
export function TagList(props: TagListProps) {
  const { tags, allTags, isGrouped, names, uses, chosen, onChoose, empty } = props;
  const { t } = useTranslation('codebook');
  const digits = new Map([...favouriteTags(allTags)].map(([digit, { id }]) => [id, digit]));
  const line = (tag: Tag) => (
    <TagLine
      key={tag.id}
      tag={tag}
      shortName={names.get(tag.id) ?? ''}
      digit={digits.get(tag.id)}
      uses={uses.get(tag.id) ?? 0}
    />
  );
  const groups = TAG_GROUPS.map((group) => ({
    group,
    members: tags.filter((tag) => tag.group === group),
  })).filter(({ members }) => members.length > 0);
  return (
    <ListBox
      aria-label={t('list')}
      className={styles['list'] ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : keys;
        const tag = tags.find((one) => one.id === first);
        if (tag) onChoose(tag.id);
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
        : tags.map(line)}
    </ListBox>
  );
}

interface TagLineProps {
  readonly tag: Tag;
  readonly shortName: string;
  readonly digit: number | undefined;
  readonly uses: number;
}

function TagLine({ tag, shortName, digit, uses }: TagLineProps) {
  const { t } = useTranslation('codebook');
  const language = useLanguage();
  const used = { count: uses, number: formatNumber(uses, language) };
  return (
    <ListBoxItem id={tag.id} textValue={tag.label} className={styles['line'] ?? ''}>
      <span className={styles['mark']}>
        <TagChip isShort name={tag.label} shortName={shortName} colour={codeColour(tag.colour)} />
      </span>
      <span className={styles['words']}>
        <span className={styles['label']}>{tag.label}</span>
        {tag.definition !== '' && <span className={styles['definition']}>{tag.definition}</span>}
      </span>
      {digit !== undefined && (
        <span className={styles['key']}>
          {t('keyOf')} <KeyHint keys={`Digit${digit}`} />
        </span>
      )}
      <span className={styles['uses']} data-unused={uses === 0 || undefined}>
        {uses === 0 ? t('unused') : t('usedIn', used)}
      </span>
    </ListBoxItem>
  );
}
