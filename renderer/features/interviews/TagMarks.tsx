import { useTranslation } from 'react-i18next';
import type { TagId } from '../../../core/domain/ids.ts';
import type { KnownTags } from '../../known-tags.ts';
import { codeColour } from '../../ui/code-colours.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './TagMarks.module.css';

export interface TagMarksProps {
  readonly tags: readonly TagId[];
  readonly known: KnownTags;
}

const SHOWN = 4;

/** The tags of an interview in one cell: the first few by their signs, all of them by name on hover and aloud. */
export function TagMarks({ tags, known }: TagMarksProps) {
  const { t } = useTranslation('interviews');
  const all = tags.flatMap((id) => known.get(id) ?? []);
  const names = all.map(({ name }) => name).join(', ');
  if (all.length === 0) return null;
  return (
    <span className={styles['marks']} title={names}>
      <VisuallyHidden>{names}</VisuallyHidden>
      {all.slice(0, SHOWN).map(({ tag, name, shortName }) => (
        <span key={tag.id} aria-hidden>
          <TagChip isShort name={name} shortName={shortName} colour={codeColour(tag.colour)} />
        </span>
      ))}
      {all.length > SHOWN && (
        <span aria-hidden className={styles['more']}>
          {t('moreTags', { number: all.length - SHOWN })}
        </span>
      )}
    </span>
  );
}
