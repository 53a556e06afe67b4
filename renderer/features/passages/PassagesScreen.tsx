import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { TextRange } from '../../../core/domain/text-change.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { useKnownTags } from '../../known-tags.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatNumber } from '../../ui/format.ts';
import { KeyLegend } from '../../ui/KeyLegend.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { SplitPane } from '../../ui/SplitPane.tsx';
import type { Library } from '../../vault/library.ts';
import { LookCount } from './LookCount.tsx';
import { PassageCards } from './PassageCards.tsx';
import { PassageTable } from './PassageTable.tsx';
import styles from './PassagesScreen.module.css';
import { keepView, type PassagesView, viewLeft } from './passages-view.ts';
import { TagChoice } from './TagChoice.tsx';
import { useCitation } from './use-citation.ts';
import { type ListedPassage, useBasket, useListed, useLook } from './use-passages.ts';
import { NothingHere } from './NothingHere.tsx';

export interface PassagesScreenProps {
  readonly library: Library;
  readonly onOpen: (interview: InterviewId, at: TextRange) => void;
}

function useView(library: Library) {
  const [view, setView] = useState(() => viewLeft(library));
  const change = (part: Partial<PassagesView>) => {
    const next = { ...view, ...part };
    setView(next);
    keepView(library, next);
  };
  return [view, change] as const;
}

/** Reads what many people said of one thing: all passages with a tag, from every interview. */
export function PassagesScreen({ library, onOpen }: PassagesScreenProps) {
  const { t } = useTranslation('passages');
  const language = useLanguage();
  const sentence = useErrorSentence();
  const [view, change] = useView(library);
  const [size, setSize] = useState(280);
  const [said, say] = useState('');
  const citation = useCitation(library, say);
  const body = useRef<HTMLDivElement>(null);
  const known = useKnownTags(library);
  const basket = useBasket(library);
  const look = useLook(
    library,
    view.of === 'basket' ? { of: 'basket' } : { of: 'tags', tags: view.tags },
  );
  const listed = useListed(library, look.found).filter(
    ({ id }) => view.of === 'tags' || basket.has(id),
  );
  const chosen = listed.find(({ id }) => id === view.chosen) ?? listed[0];
  const error = look.error ?? basket.error ?? citation.error;

  async function toggle(passage: ListedPassage | undefined) {
    if (!passage) return;
    const isIn = await basket.toggle(passage);
    say(t(isIn ? 'said.put' : 'said.takenOut', { id: passage.name }));
  }

  const toFind = () => body.current?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  useShortcuts([
    { keys: 'KeyB', run: () => void toggle(chosen) },
    { keys: 'KeyC', run: () => void citation.copy(chosen) },
    { keys: 'KeyV', run: () => change({ as: view.as === 'table' ? 'cards' : 'table' }) },
    { keys: 'Slash', run: toFind },
    { keys: 'Ctrl+KeyF', run: toFind },
  ]);

  const list = {
    passages: listed,
    known,
    basket,
    chosen: chosen?.id,
    onChoose: (id: ListedPassage['id']) => change({ chosen: id }),
    onOpen: ({ interview, from, to }: ListedPassage) => onOpen(interview, { from, to }),
    onToggle: (passage: ListedPassage) => void toggle(passage),
    onCite: (passage: ListedPassage) => void citation.copy(passage),
  };
  const List = view.as === 'table' ? PassageTable : PassageCards;
  const number = formatNumber(basket.ids.size, language);

  return (
    <section className={styles['screen']} aria-label={t('title')}>
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <div className={styles['tools']}>
        <SegmentedControl
          label={t('which')}
          options={[
            { id: 'tags', label: t('byTag') },
            {
              id: 'basket',
              label: basket.ids.size > 0 ? t('inReportCount', { number }) : t('inReport'),
            },
          ]}
          value={view.of}
          onChange={(of) => change({ of, chosen: undefined })}
        />
        <SegmentedControl
          label={t('view')}
          options={[
            { id: 'table', label: t('table') },
            { id: 'cards', label: t('cards') },
          ]}
          value={view.as}
          onChange={(as) => change({ as })}
        />
        <LookCount look={look} passages={listed} />
      </div>
      {error !== undefined && (
        <Banner tone="danger" shape="strip" isLive title={sentence(error).title}>
          {sentence(error).text}
        </Banner>
      )}
      <div className={styles['body']} ref={body}>
        <SplitPane
          fixed="start"
          size={size}
          min={220}
          max={460}
          onResize={setSize}
          label={t('resize')}
          start={
            <TagChoice
              library={library}
              known={known}
              chosen={view.tags}
              isOff={view.of === 'basket'}
              onChange={(tags) => change({ tags, of: 'tags', chosen: undefined })}
            />
          }
          end={
            listed.length > 0 ? (
              <List {...list} />
            ) : (
              <NothingHere view={view} isDone={look.summary !== undefined} />
            )
          }
        />
      </div>
      <KeyLegend
        said={said}
        keys={[
          ...(listed.length > 0
            ? ([
                [['Enter'], t('keys.open')],
                [['KeyB'], t('keys.report')],
                [['KeyC'], t('keys.cite')],
                [['KeyV'], t('keys.view')],
              ] as const)
            : []),
          [['Slash'], t('keys.find')],
        ]}
      />
    </section>
  );
}
