import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../../core/domain/interview.ts';
import type { Redaction } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { codeColour } from '../../../ui/code-colours.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TagChip } from '../../../ui/TagChip.tsx';
import type { KnownTags } from '../../../known-tags.ts';
import styles from './HereList.module.css';
import type { AtCaret } from './tagging.ts';

export interface HereListProps {
  readonly here: AtCaret;
  readonly known: KnownTags;
  readonly textOf: (range: TextRange) => string;
  readonly onSelect: (range: TextRange) => void;
  readonly onRemove: (item: Passage | Redaction) => void;
}

/** Everything that lies at the caret, each by itself: overlaps can be told apart and taken away here. */
export function HereList({ here, known, textOf, onSelect, onRemove }: HereListProps) {
  const { t } = useTranslation('testimony');
  const isEmpty = here.passages.length + here.redactions.length === 0;
  return (
    <section className={styles['here']} aria-label={t('here.title')}>
      <h2 className={styles['title']}>{t('here.title')}</h2>
      {isEmpty && <p className={styles['none']}>{t('here.none')}</p>}
      <ul className={styles['list']}>
        {here.passages.map((passage) => {
          const one = known.get(passage.tag);
          const name = one?.name ?? t('unknownTag');
          return (
            <li key={passage.id} className={styles['item']}>
              <TagChip
                name={name}
                shortName={one?.shortName ?? '?'}
                colour={codeColour(one?.tag.colour ?? 0)}
                removeLabel={t('removeTag', { tag: name })}
                onRemove={() => onRemove(passage)}
              />
              <Quote text={textOf(passage)} onPress={() => onSelect(passage)} />
            </li>
          );
        })}
        {here.redactions.map((redaction) => (
          <li key={redaction.id} className={styles['item']}>
            <span className={styles['mark']}>
              {t('here.redaction')}
              <IconButton
                isCompact
                icon={<X />}
                label={t('removeTag', { tag: t('here.redaction') })}
                onPress={() => onRemove(redaction)}
              />
            </span>
            <Quote text={textOf(redaction)} onPress={() => onSelect(redaction)} />
            {redaction.note !== undefined && (
              <p className={styles['note']}>{t('here.note', { note: redaction.note })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quote({ text, onPress }: { readonly text: string; readonly onPress: () => void }) {
  const { t } = useTranslation('testimony');
  return (
    <button
      type="button"
      className={styles['quote']}
      title={t('here.select', { text })}
      onClick={onPress}
    >
      {text}
    </button>
  );
}
