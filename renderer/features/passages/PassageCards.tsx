import { Check } from 'lucide-react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PassageId } from '../../../core/domain/ids.ts';
import { useLanguage } from '../../i18n.ts';
import { useOccupationName } from '../../occupation-name.ts';
import { formatPartialDate } from '../../ui/format.ts';
import { PassageTag } from './PassageTag.tsx';
import styles from './PassageCards.module.css';
import type { PassageListProps } from './passage-list.ts';
import type { ListedPassage } from './use-passages.ts';

/** A guess until a card was drawn. */
const LAYOUT = { estimatedRowHeight: 132 } as const;

/** To read: each passage whole, with a sentence on either side. Arrows move, Enter opens. */
export function PassageCards(props: PassageListProps) {
  const { passages, chosen, onChoose, onOpen } = props;
  const { t } = useTranslation('passages');
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <ListBox
        aria-label={t('list')}
        className={styles['cards'] ?? ''}
        items={passages}
        dependencies={[props]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : keys;
          if (first !== undefined) onChoose(first as PassageId);
        }}
        onAction={(key) => {
          const passage = passages.find(({ id }) => id === key);
          if (passage) onOpen(passage);
        }}
      >
        {(passage) => <Card passage={passage} {...props} />}
      </ListBox>
    </Virtualizer>
  );
}

function Card({ passage, known, basket }: PassageListProps & { readonly passage: ListedPassage }) {
  const { t } = useTranslation('passages');
  const language = useLanguage();
  const occupationName = useOccupationName();
  const { name, header, before, words, after } = passage;
  const facts = [
    occupationName(header.occupation),
    header.place,
    formatPartialDate(header.date, language),
  ];
  return (
    <ListBoxItem id={passage.id} textValue={name} className={styles['card'] ?? ''}>
      <div className={styles['head']}>
        <span className={styles['name']}>{name}</span>
        <PassageTag passage={passage} known={known} />
        <span className={styles['facts']}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
        {basket.has(passage.id) && (
          <span className={styles['isIn']}>
            <Check aria-hidden size={14} /> {t('isIn')}
          </span>
        )}
      </div>
      <p className={styles['text']}>
        <span className={styles['around']}>{before}</span>
        <mark className={styles['words']}>{words}</mark>
        <span className={styles['around']}>{after}</span>
      </p>
    </ListBoxItem>
  );
}
