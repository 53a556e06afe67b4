import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import {
  FAVOURITE_DIGITS,
  type FavouriteDigit,
  favouriteTags,
} from '../../../core/domain/favourites.ts';
import { isOffered, type Tag, tagName } from '../../../core/domain/tag.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Select } from '../../ui/Select.tsx';
import type { Library } from '../../vault/library.ts';

export interface FavouriteChoiceProps {
  readonly tag: Tag;
  readonly library: Library;
}

const NONE = '0';

/** The digit that applies the tag. Another tag that has it loses it in the same moment. */
export function FavouriteChoice({ tag, library }: FavouriteChoiceProps) {
  const { t } = useTranslation('codebook');
  const language = useLanguage();
  const sentence = useErrorSentence();
  const { tags } = useSyncExternalStore(library.subscribe, library.snapshot);
  const [failure, setFailure] = useState<unknown>();
  const favourites = favouriteTags(tags);
  const digit = [...favourites].find(([, one]) => one.id === tag.id)?.[0];

  async function choose(next: FavouriteDigit | 0) {
    try {
      await library.editCodebook({ kind: 'favourite', id: tag.id, digit: next });
      setFailure(undefined);
    } catch (error) {
      setFailure(error);
    }
  }

  if (!isOffered(tag)) return null;
  return (
    <Select
      label={t('favourite')}
      description={t('favouriteHelp')}
      error={failure === undefined ? undefined : sentence(failure).title}
      options={[
        { id: NONE, label: t('noFavourite') },
        ...FAVOURITE_DIGITS.map((one) => {
          const holder = favourites.get(one);
          const isElsewhere = holder !== undefined && holder.id !== tag.id;
          return {
            id: String(one),
            label: isElsewhere
              ? t('favouriteTaken', { digit: one, tag: tagName(holder, language) })
              : String(one),
          };
        }),
      ]}
      value={String(digit ?? NONE)}
      onChange={(id) => void choose(Number(id) as FavouriteDigit | 0)}
    />
  );
}
