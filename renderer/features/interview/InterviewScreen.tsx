import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import type { TranslationLanguage } from '../../../core/domain/translation.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import type { Library } from '../../vault/library.ts';
import { AnonymisePane, type AnonymisePaneProps } from './anonymise/AnonymisePane.tsx';
import { HistoryPane } from './history/HistoryPane.tsx';
import { InterviewHead } from './InterviewHead.tsx';
import type { InterviewDocument } from './interview-document.ts';
import type { InterviewPlace, InterviewTab } from './interview-place.ts';
import styles from './InterviewScreen.module.css';
import { OverviewPane } from './overview/OverviewPane.tsx';
import { TestimonyPane } from './testimony/TestimonyPane.tsx';
import { NewTranslation } from './translation/NewTranslation.tsx';
import { TextChoice } from './translation/TextChoice.tsx';
import { TranslationActions } from './translation/TranslationActions.tsx';
import { TranslationPane } from './translation/TranslationPane.tsx';

export interface InterviewScreenProps {
  readonly id: InterviewId;
  /** The text that is edited: the testimony or a translation. */
  readonly document: InterviewDocument;
  /** The testimony; undefined when it does not open, and only a translation does. */
  readonly original: InterviewDocument | undefined;
  readonly library: Library;
  readonly tab: InterviewTab;
  readonly onTab: (tab: InterviewTab) => void;
  /** To another text on the same tab. */
  readonly onText: (id: InterviewId) => void;
  readonly onTranslate: (language: TranslationLanguage) => void;
  /** Into the bin. */
  readonly onDeleteTranslation: (translation: InterviewHeader) => void;
  /** Caret and scroll to begin with; a negative `scrollTop` asks for the caret in the middle. */
  readonly place: InterviewPlace | undefined;
  /** After every move of the caret and every scroll. */
  readonly onPlace: (place: InterviewPlace) => void;
  /** The register's form, which belongs to another feature. */
  readonly registerPerson: AnonymisePaneProps['registerPerson'];
  /** Asks whether to destroy this interview, and does it. */
  readonly onDestroy: () => void;
}

/** One interview: what is known about it, what was said, in which languages, and what readers will see. */
export function InterviewScreen(props: InterviewScreenProps) {
  const { id, document, original, library, tab, onTab, onText, registerPerson } = props;
  const { t } = useTranslation('testimony');
  const all = useSyncExternalStore(library.subscribe, library.snapshot).translations;
  const translations = all.filter((one) => one.translationOf === id);
  const [isAdding, setAdding] = useState(false);
  // Tabs come and go within this screen; the caret stays where it was in each text.
  const places = useRef(new Map([[document.id, props.place]]));
  const placed = {
    document,
    library,
    places,
    onPlace: (next: InterviewPlace) => {
      places.current.set(document.id, next);
      props.onPlace(next);
    },
    registerPerson,
  };
  const shown = translations.find((one) => one.id === document.id);
  const choice = <TextChoice original={id} {...{ translations, shown: document.id, onText }} />;
  const isTranslating = shown !== undefined && !isAdding;
  const tabs = [
    {
      id: 'overview',
      label: t('tab.overview'),
      content: <OverviewPane document={document} library={library} onDestroy={props.onDestroy} />,
    },
    {
      id: 'testimony',
      label: t('tab.testimony'),
      content: <Placed key={document.id} {...placed} />,
    },
    {
      id: 'translation',
      label: t('tab.translation'),
      actions: isTranslating && (
        <>
          <TextChoice {...{ translations, shown: document.id, onText }} />
          <TranslationActions
            language={shown.language}
            onAnother={() => setAdding(true)}
            onDelete={() => props.onDeleteTranslation(shown)}
          />
        </>
      ),
      content: isTranslating ? (
        <PlacedTranslation key={document.id} {...placed} original={original} />
      ) : (
        <NewTranslation
          language={original?.snapshot().record.language ?? ''}
          present={translations.map(({ language }) => language)}
          onBegin={(language) => {
            setAdding(false);
            props.onTranslate(language);
          }}
          {...(shown && { onCancel: () => setAdding(false) })}
        />
      ),
    },
    {
      id: 'anonymise',
      label: t('tab.anonymise'),
      actions: choice,
      content: (
        <AnonymisePane
          key={document.id}
          {...{ document, library, registerPerson, place: props.place }}
        />
      ),
    },
    {
      id: 'history',
      label: t('tab.history'),
      actions: choice,
      content: <HistoryPane key={document.id} document={document} library={library} />,
    },
  ] as const;
  const open = tabs.find((one) => one.id === tab);
  return (
    <div className={styles['screen']}>
      <InterviewHead document={original ?? document} />
      <div className={styles['tabs']}>
        <Tabs
          label={t('views')}
          tabs={tabs}
          selected={tab}
          onSelect={onTab}
          actions={open && 'actions' in open && open.actions}
        />
      </div>
    </div>
  );
}

interface PlacedProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly places: { readonly current: ReadonlyMap<InterviewId, InterviewPlace | undefined> };
  readonly onPlace: (place: InterviewPlace) => void;
  readonly registerPerson: AnonymisePaneProps['registerPerson'];
}

/** Reads the place when the tab opens, not when the screen did. */
function Placed({ places, ...rest }: PlacedProps) {
  return <TestimonyPane {...rest} place={places.current.get(rest.document.id)} />;
}

function PlacedTranslation({
  places,
  ...rest
}: PlacedProps & { readonly original: InterviewDocument | undefined }) {
  return <TranslationPane {...rest} place={places.current.get(rest.document.id)} />;
}
