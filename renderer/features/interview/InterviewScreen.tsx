import { useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import { formatPartialDate } from '../../ui/format.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import type { Library } from '../../vault/library.ts';
import { AnonymisePane, type AnonymisePaneProps } from './anonymise/AnonymisePane.tsx';
import { HistoryPane } from './history/HistoryPane.tsx';
import type { InterviewDocument } from './interview-document.ts';
import type { InterviewPlace, InterviewTab } from './interview-place.ts';
import styles from './InterviewScreen.module.css';
import { useOccupationName } from '../../occupation-name.ts';
import { OverviewPane } from './overview/OverviewPane.tsx';
import { TestimonyPane } from './testimony/TestimonyPane.tsx';

export interface InterviewScreenProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly tab: InterviewTab;
  readonly onTab: (tab: InterviewTab) => void;
  /** Caret and scroll to begin with; a negative `scrollTop` asks for the caret in the middle. */
  readonly place: InterviewPlace | undefined;
  /** After every move of the caret and every scroll. */
  readonly onPlace: (place: InterviewPlace) => void;
  /** The register's form, which belongs to another feature. */
  readonly registerPerson: AnonymisePaneProps['registerPerson'];
  /** Asks whether to destroy this interview, and does it. */
  readonly onDestroy: () => void;
}

/** One interview: what is known about it, what was said, and what readers will see. */
export function InterviewScreen(props: InterviewScreenProps) {
  const { document, library, tab, onTab, onPlace, registerPerson, onDestroy } = props;
  const { t } = useTranslation('testimony');
  // Tabs come and go within this screen; the caret stays where it was.
  const place = useRef(props.place);
  const tabs = [
    {
      id: 'overview',
      label: t('tab.overview'),
      content: <OverviewPane document={document} library={library} onDestroy={onDestroy} />,
    },
    {
      id: 'testimony',
      label: t('tab.testimony'),
      content: (
        <Placed
          document={document}
          library={library}
          place={place}
          onPlace={(next) => {
            place.current = next;
            onPlace(next);
          }}
          registerPerson={registerPerson}
        />
      ),
    },
    {
      id: 'anonymise',
      label: t('tab.anonymise'),
      content: (
        <AnonymisePane document={document} library={library} registerPerson={registerPerson} />
      ),
    },
    {
      id: 'history',
      label: t('tab.history'),
      content: <HistoryPane document={document} library={library} />,
    },
  ] as const;
  return (
    <div className={styles['screen']}>
      <Head document={document} />
      <div className={styles['tabs']}>
        <Tabs label={t('views')} tabs={tabs} selected={tab} onSelect={onTab} />
      </div>
    </div>
  );
}

interface PlacedProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly place: { readonly current: InterviewPlace | undefined };
  readonly onPlace: (place: InterviewPlace) => void;
  readonly registerPerson: AnonymisePaneProps['registerPerson'];
}

/** Reads the place when the tab opens, not when the screen did. */
function Placed({ place, ...rest }: PlacedProps) {
  return <TestimonyPane {...rest} place={place.current} />;
}

/**
 * Who spoke, where and when, in the words that readers may see: a shoulder is never far away. It listens by itself, so
 * that typing draws these two lines anew and not the whole screen.
 */
function Head({ document }: { readonly document: InterviewDocument }) {
  const { t } = useTranslation(['testimony', 'interviews']);
  const { record } = useSyncExternalStore(document.subscribe, document.snapshot);
  const language = useLanguage();
  const occupationName = useOccupationName();
  const facts = [
    occupationName(record.occupation),
    record.role && t(`role.${record.role}`),
    record.place.level === 'withheld' ? '' : record.place.published,
    formatPartialDate(record.date, language),
    record.language && t(`interviews:language.${record.language}`),
  ].filter((fact) => fact !== '');
  return (
    <header className={styles['header']}>
      <h1>{record.code.trim() || t('noCode')}</h1>
      <p className={styles['facts']}>{facts.length === 0 ? t('facts.none') : facts.join(' · ')}</p>
    </header>
  );
}
