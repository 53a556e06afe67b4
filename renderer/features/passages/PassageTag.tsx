import { useTranslation } from 'react-i18next';
import type { KnownTags } from '../../known-tags.ts';
import { codeColour } from '../../ui/code-colours.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import type { ListedPassage } from './use-passages.ts';

export interface PassageTagProps {
  readonly passage: ListedPassage;
  readonly known: KnownTags;
  readonly isShort?: boolean;
}

export function PassageTag({ passage, known, isShort = false }: PassageTagProps) {
  const { t } = useTranslation('passages');
  const one = known.get(passage.tag);
  return (
    <TagChip
      isShort={isShort}
      name={one?.name ?? t('unknownTag')}
      shortName={one?.shortName ?? '?'}
      colour={codeColour(one?.tag.colour ?? 0)}
    />
  );
}
