import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagId } from '../../../core/domain/ids.ts';
import { useLanguage } from '../../i18n.ts';
import { type KnownTags, listedTags } from '../../known-tags.ts';
import { codeColour } from '../../ui/code-colours.ts';
import { formatNumber } from '../../ui/format.ts';
import { type PickerItem, SearchPicker } from '../../ui/SearchPicker.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import type { Library } from '../../vault/library.ts';
import styles from './PassagesScreen.module.css';

export interface TagChoiceProps {
  readonly library: Library;
  readonly known: KnownTags;
  readonly chosen: readonly TagId[];
  /** Something else than tags is shown; choosing one shows tags again. */
  readonly isOff: boolean;
  readonly onChange: (tags: readonly TagId[]) => void;
}

/** The tags in use, with the number of interviews that have them. One press shows a tag's passages, with Shift more tags. */
export function TagChoice({ library, known, chosen, isOff, onChange }: TagChoiceProps) {
  const { t } = useTranslation(['passages', 'codebook']);
  const language = useLanguage();
  const { interviews, translations } = useSyncExternalStore(library.subscribe, library.snapshot);
  const items = useMemo(() => {
    const uses = new Map<TagId, number>();
    for (const { tags } of [...interviews, ...translations])
      for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
    return listedTags(known).flatMap(({ tag, name, shortName }): PickerItem[] => {
      const count = uses.get(tag.id);
      if (count === undefined) return [];
      const { id, definition, colour } = tag;
      return [
        {
          id,
          label: name,
          description: definition,
          group: t(`codebook:group.${tag.group}`),
          mark: <TagChip isShort name={name} shortName={shortName} colour={codeColour(colour)} />,
          note: formatNumber(count, language),
        },
      ];
    });
  }, [interviews, translations, known, t, language]);

  function pick(id: TagId, isAnother: boolean) {
    if (!isAnother || isOff) onChange([id]);
    else if (chosen.includes(id)) onChange(chosen.filter((one) => one !== id));
    else onChange([...chosen, id]);
  }

  return (
    <div className={styles['tags']}>
      <SearchPicker
        label={t('tags')}
        placeholder={t('findTag')}
        noneText={t('noTag')}
        countText={(count) => t('foundTags', { count })}
        items={items}
        selected={new Set(isOff ? [] : chosen)}
        onPick={(id, isAnother) => pick(id as TagId, isAnother)}
        shape="list"
        hints={[
          [['Enter'], t('keys.choose')],
          [['Shift+Enter'], t('keys.another')],
        ]}
      />
    </div>
  );
}
