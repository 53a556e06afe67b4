import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { CodebookScreen } from '../features/codebook/CodebookScreen.tsx';
import { LogScreen } from '../features/custody/LogScreen.tsx';
import { ImportScreen } from '../features/import/ImportScreen.tsx';
import { InterviewScreen } from '../features/interview/InterviewScreen.tsx';
import { useDestroyDialog } from '../features/interviews/use-destroy-dialog.tsx';
import { InterviewsScreen } from '../features/interviews/InterviewsScreen.tsx';
import { PassagesScreen } from '../features/passages/PassagesScreen.tsx';
import { PeopleScreen } from '../features/people/PeopleScreen.tsx';
import { usePersonDialog } from '../features/people/use-person-dialog.tsx';
import { SearchScreen } from '../features/search/SearchScreen.tsx';
import { ShareScreen } from '../features/share/ShareScreen.tsx';
import type { Library } from '../vault/library.ts';
import { deleteTranslation } from './delete-translation.ts';
import { HOME, type Route, routeToFound, routeToPassage } from './route.ts';
import type { Session } from './session.ts';
import { SettingsView } from './SettingsView.tsx';
import { atTab } from './translation-route.ts';
import type { OpenSession } from './session-state.ts';

/** The one place that wires services to features. */
export function ScreenView({
  session,
  state,
}: {
  readonly session: Session;
  readonly state: OpenSession;
}) {
  const { library, route, document, original } = state;
  const { t } = useTranslation(['testimony', 'common']);
  const { offered } = useSyncExternalStore(session.subscribe, session.facts);
  const { registerPerson, dialog } = usePersonDialog(library);
  const destroying = useDestroyDialog(library);
  switch (route.screen) {
    case 'interviews':
      return <InterviewsView session={session} library={library} section={route.section} />;
    case 'interview':
      return (
        document && (
          <>
            <InterviewScreen
              key={route.id}
              id={route.id}
              document={document}
              original={original}
              library={library}
              tab={route.tab}
              onTab={(tab) => void session.go(atTab(route, tab))}
              onText={(text) => {
                const { screen, id, tab } = route;
                void session.go({ screen, id, tab, ...(text !== id && { text }) });
              }}
              onTranslate={(language) => void session.newTranslation(route.id, language)}
              onDeleteTranslation={(translation) => {
                const text = t('translation.deleted', { code: translation.code });
                const words = { text, undoLabel: t('common:undo') };
                void deleteTranslation(session, library, translation, words);
              }}
              place={route.place}
              onPlace={(place) => session.rememberPlace({ ...route, place })}
              registerPerson={registerPerson}
              onDestroy={() => {
                const header = library.snapshot().interviews.find((one) => one.id === route.id);
                if (!header) return;
                destroying.ask({
                  headers: [header],
                  reason: 'withdrawn',
                  prepare: () => session.saveNow(),
                  onDone: () => void session.go(HOME),
                });
              }}
            />
            {dialog}
            {destroying.dialog}
          </>
        )
      );
    case 'search':
      return (
        <SearchScreen
          library={library}
          plan={{ words: route.words ?? '', ...(route.chosen && { chosen: route.chosen }) }}
          onPlan={(plan) => session.rememberSearch({ screen: 'search', ...plan })}
          onOpen={(id, place) => void session.go(routeToFound(id, place))}
          onPeople={(words) => void session.go({ screen: 'people', words })}
        />
      );
    case 'passages':
      return (
        <PassagesScreen
          library={library}
          onOpen={(id, at) => void session.go(routeToPassage(id, at))}
        />
      );
    case 'people':
      return <PeopleScreen library={library} words={route.words} />;
    case 'codebook':
      return <CodebookScreen library={library} />;
    case 'share':
      return (
        <ShareScreen
          library={library}
          section={route.section}
          onSection={(section) => void session.go({ screen: 'share', section })}
          offered={offered}
          onJump={(id, at, tab) => {
            const place =
              at === undefined ? {} : { place: { anchor: at, head: at, scrollTop: -1 } };
            void session.go({ screen: 'interview', id, tab: tab ?? 'anonymise', ...place });
          }}
        />
      );
    case 'settings':
      return route.section === 'log' ? (
        <LogScreen library={library} />
      ) : (
        <SettingsView session={session} library={library} vaultName={state.vault.name} />
      );
  }
}

interface InterviewsViewProps {
  readonly session: Session;
  readonly library: Library;
  readonly section: Extract<Route, { screen: 'interviews' }>['section'];
}

/** The list, its bin, or what comes into it from other programs' files. */
function InterviewsView({ session, library, section }: InterviewsViewProps) {
  const goTo = (next: typeof section) =>
    void session.go(next ? { screen: 'interviews', section: next } : HOME);
  if (section === 'import')
    return <ImportScreen library={library} onList={() => goTo(undefined)} />;
  return (
    <InterviewsScreen
      library={library}
      isBinOpen={section === 'bin'}
      onBin={(isOpen) => goTo(isOpen ? 'bin' : undefined)}
      onOpen={(id) => void session.go({ screen: 'interview', id, tab: 'testimony' })}
      onCreate={() => void session.newInterview()}
      onImport={() => goTo('import')}
    />
  );
}
