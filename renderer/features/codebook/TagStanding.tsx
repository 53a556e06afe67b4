import { Archive, ArchiveRestore, Merge } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tag, tagName } from '../../../core/domain/tag.ts';
import { useLanguage } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/format.ts';
import type { Library } from '../../vault/library.ts';
import styles from './TagForm.module.css';

export interface TagStandingProps {
  readonly tag: Tag;
  readonly library: Library;
  readonly isFrozen: boolean;
  readonly onRetire: (isRetired: boolean) => void;
  readonly onMerge: () => void;
  /** Takes back what was merged into this tag. */
  readonly onUnmerge: (tag: Tag) => void;
}

/** Whether the tag is offered, which tags it stands for, and what changes that. */
export function TagStanding(props: TagStandingProps) {
  const { tag, library, isFrozen, onRetire, onMerge, onUnmerge } = props;
  const { t } = useTranslation('codebook');
  const language = useLanguage();
  const { tags } = useSyncExternalStore(library.subscribe, library.snapshot);
  const isRetired = tag.isRetired === true;
  const absorbed = tags.flatMap((one) =>
    one.merged?.into === tag.id ? [{ one, at: one.merged.at }] : [],
  );
  return (
    <>
      {absorbed.length > 0 && (
        <div className={styles['absorbed']}>
          <p className={styles['coloursLabel']}>{t('standsFor')}</p>
          <ul>
            {absorbed.map(({ one, at }) => (
              <li key={one.id}>
                <span>
                  {t('mergedOn', { tag: tagName(one, language), day: formatDay(at, language) })}
                </span>
                {!isFrozen && (
                  <Button isCompact onPress={() => onUnmerge(one)}>
                    {t('unmerge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!isFrozen && (
        <div className={styles['actions']}>
          <Button icon={<Merge aria-hidden />} onPress={onMerge}>
            {t('merge')}
          </Button>
          <Button
            icon={isRetired ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            onPress={() => onRetire(!isRetired)}
          >
            {t(isRetired ? 'bringBack' : 'retire')}
          </Button>
        </div>
      )}
    </>
  );
}
