import { Tags, X } from 'lucide-react';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagId } from '../../../core/domain/ids.ts';
import { OCCUPATIONS } from '../../../core/domain/interview.ts';
import { listedTags, useKnownTags } from '../../known-tags.ts';
import { Button } from '../../ui/Button.tsx';
import { codeColour } from '../../ui/code-colours.ts';
import { PopoverPanel } from '../../ui/PopoverPanel.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { Select } from '../../ui/Select.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import type { Library } from '../../vault/library.ts';
import styles from './FilterBar.module.css';
import { type InterviewFilter, isFiltering, NO_FILTER } from './interview-filter.ts';
import { useOccupationName } from '../../occupation-name.ts';

export interface FilterBarProps {
  readonly filter: InterviewFilter;
  readonly onFilter: (filter: InterviewFilter) => void;
  readonly library: Library;
  /** How many interviews are shown, in words. */
  readonly showing: string;
  /** Then the place of the rows says how to show all again. */
  readonly isNothingShown: boolean;
  /** For the key that goes to the search field. */
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

const ANY = 'any';

/** What the list is narrowed to: words, tags, occupation; and how much of it is left. */
export function FilterBar(props: FilterBarProps) {
  const { filter, onFilter, library, showing, isNothingShown, searchRef } = props;
  const { t } = useTranslation('interviews');
  const occupationName = useOccupationName();
  const known = useKnownTags(library);
  const listed = useMemo(() => listedTags(known), [known]);
  const chosen = listed.filter(({ tag }) => filter.tags.includes(tag.id));

  function toggle(id: TagId) {
    const without = filter.tags.filter((one) => one !== id);
    const isNew = without.length === filter.tags.length;
    onFilter({ ...filter, tags: isNew ? [...without, id] : without });
  }

  const tagPicker = (close: () => void) => (
    <div className={styles['picker']}>
      <SearchPicker
        takesFocus
        label={t('filterTagsList')}
        placeholder={t('filterTagsSearch')}
        noneText={t('noTagFound')}
        countText={(count) => t('tagsFound', { count, number: count })}
        items={listed.map(({ tag, name, shortName }) => ({
          id: tag.id,
          label: name,
          description: tag.definition,
          mark: (
            <TagChip isShort name={name} shortName={shortName} colour={codeColour(tag.colour)} />
          ),
        }))}
        selected={new Set(filter.tags)}
        onPick={(id, staysOpen) => {
          toggle(id as TagId);
          if (!staysOpen) close();
        }}
      />
    </div>
  );

  return (
    <div className={styles['bar']}>
      <div className={styles['controls']}>
        <div className={styles['search']}>
          <SearchField
            label={t('search')}
            placeholder={t('searchPlaceholder')}
            clearLabel={t('clearSearch')}
            value={filter.text}
            onChange={(text) => onFilter({ ...filter, text })}
            inputRef={searchRef}
          />
        </div>
        <PopoverPanel
          label={t('filterTagsList')}
          trigger={
            <Button icon={<Tags aria-hidden />}>
              {chosen.length === 0
                ? t('filterTags')
                : t('filterTagsCount', { number: chosen.length })}
            </Button>
          }
        >
          {tagPicker}
        </PopoverPanel>
        <div className={styles['occupation']}>
          <Select
            label={t('filterOccupation')}
            isLabelHidden
            options={[
              { id: ANY, label: t('anyOccupation') },
              ...OCCUPATIONS.map((id) => ({ id, label: occupationName(id) })),
            ]}
            value={filter.occupation === '' ? ANY : filter.occupation}
            onChange={(id) => onFilter({ ...filter, occupation: id === ANY ? '' : id })}
          />
        </div>
        {isFiltering(filter) && !isNothingShown && (
          <Button variant="quiet" icon={<X aria-hidden />} onPress={() => onFilter(NO_FILTER)}>
            {t('clearFilters')}
          </Button>
        )}
        <output className={styles['showing']}>{showing}</output>
      </div>
      {chosen.length > 0 && (
        <div className={styles['chosen']}>
          {chosen.map(({ tag, name, shortName }) => (
            <TagChip
              key={tag.id}
              colour={codeColour(tag.colour)}
              shortName={shortName}
              name={name}
              removeLabel={t('removeTagFilter', { tag: name })}
              onRemove={() => toggle(tag.id)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
