import { useSyncExternalStore } from 'react';
import { CodebookScreen } from '../features/codebook/CodebookScreen.tsx';
import { InterviewScreen } from '../features/interview/InterviewScreen.tsx';
import { InterviewsScreen } from '../features/interviews/InterviewsScreen.tsx';
import { PeopleScreen } from '../features/people/PeopleScreen.tsx';
import { usePersonDialog } from '../features/people/use-person-dialog.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { ShareScreen } from '../features/share/ShareScreen.tsx';
import type { OpenSession, Session } from './session.ts';

/** The one place that wires services to features. */
export function ScreenView({
  session,
  state,
}: {
  readonly session: Session;
  readonly state: OpenSession;
}) {
  const { library, route, document } = state;
  const { settings, offered } = useSyncExternalStore(session.subscribe, session.facts);
  const { registerPerson, dialog } = usePersonDialog(library);
  switch (route.screen) {
    case 'interviews':
      return (
        <InterviewsScreen
          library={library}
          onOpen={(id) => void session.go({ screen: 'interview', id, tab: 'testimony' })}
          onCreate={() => void session.newInterview()}
        />
      );
    case 'interview':
      return (
        document && (
          <>
            <InterviewScreen
              key={document.id}
              document={document}
              library={library}
              tab={route.tab}
              onTab={(tab) => void session.go({ ...route, tab })}
              place={route.place}
              onPlace={(place) => session.rememberPlace({ ...route, place })}
              registerPerson={registerPerson}
            />
            {dialog}
          </>
        )
      );
    case 'people':
      return <PeopleScreen library={library} />;
    case 'codebook':
      return <CodebookScreen library={library} />;
    case 'share':
      return (
        <ShareScreen
          library={library}
          section={route.section}
          offered={offered}
          onJump={(id, at) => {
            const place =
              at === undefined ? {} : { place: { anchor: at, head: at, scrollTop: -1 } };
            void session.go({ screen: 'interview', id, tab: 'anonymise', ...place });
          }}
        />
      );
    case 'settings':
      return (
        <SettingsScreen
          settings={settings}
          onSettings={(change) => void session.changeSettings(change)}
          onChangePassphrase={(current, next) => session.changePassphrase(current, next)}
        />
      );
  }
}
