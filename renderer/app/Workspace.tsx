import { BookMarked, Quote, Search, Settings2, Share2, TextQuote, Users } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isLostRow } from '../../core/errors.ts';
import { OwnModelNotice } from '../OwnModelNotice.tsx';
import { UndoToasts } from '../ui/UndoToasts.tsx';
import { BringBack } from './BringBack.tsx';
import { DamageStrip } from './DamageStrip.tsx';
import { FailureStrip } from './FailureStrip.tsx';
import { AppFrame } from './frame/AppFrame.tsx';
import { KeysSheet } from './KeysSheet.tsx';
import { LocksSoonStrip } from './LocksSoonStrip.tsx';
import { ReplayStrip } from './ReplayStrip.tsx';
import { SaveFailedStrip } from './SaveFailedStrip.tsx';
import { ScreenView } from './ScreenView.tsx';
import { HOME, type Route } from './route.ts';
import type { Session } from './session.ts';
import type { OpenSession } from './session-state.ts';
import { useAutoLock } from './use-auto-lock.ts';
import { useBinCare } from './use-bin-care.ts';
import { useSaveStatus } from './use-save-status.ts';
import { useSnapshots } from './use-snapshots.ts';
import { useWorkspaceKeys } from './use-workspace-keys.ts';

export type Section =
  | 'interviews'
  | 'search'
  | 'passages'
  | 'people'
  | 'codebook'
  | 'share'
  | 'settings';

export function sectionOf(route: Route): Section {
  if (route.screen !== 'interview') return route.screen;
  return route.from ?? 'interviews';
}

/** The open vault: the frame, and in it the screen that the route names. */
export function Workspace({
  session,
  state,
}: {
  readonly session: Session;
  readonly state: OpenSession;
}) {
  const { t } = useTranslation(['frame', 'common', 'log']);
  const facts = useSyncExternalStore(session.subscribe, session.facts);
  const { settings, developmentHost, areKeysShown, failure, replay } = facts;
  const { library, route, document } = state;
  const { interviews, translations } = useSyncExternalStore(library.subscribe, library.snapshot);
  const save = useSaveStatus(library, document);
  const nearLock = useAutoLock(session, settings.autoLockMinutes);
  const section = sectionOf(route);
  const unopened = [...interviews, ...translations].find(({ id }) => id === facts.unopened);
  useWorkspaceKeys(session);
  useSnapshots(session, nearLock !== undefined && nearLock !== 'stays');
  useBinCare(library);

  const goTo = (next: Section) => void session.go(next === 'interviews' ? HOME : { screen: next });
  const open =
    route.screen === 'interview' ? interviews.find(({ id }) => id === route.id) : undefined;
  const part = route.screen === 'interviews' ? route.section : undefined;
  const isLog = route.screen === 'settings' && route.section === 'log';
  const inner =
    (open && { id: open.id, label: open.code }) ||
    (part && { id: part, label: t(part) }) ||
    (isLog && { id: 'log', label: t('log:title') });
  const root = {
    id: section,
    label: t(section),
    ...(inner && { onPress: () => goTo(section) }),
  };
  return (
    <AppFrame<Section>
      sections={[
        { id: 'interviews', label: t('interviews'), icon: <TextQuote />, keys: 'Ctrl+Digit1' },
        { id: 'search', label: t('search'), icon: <Search />, keys: 'Ctrl+Shift+KeyF' },
        { id: 'passages', label: t('passages'), icon: <Quote />, keys: 'Ctrl+Digit5' },
        { id: 'people', label: t('people'), icon: <Users />, keys: 'Ctrl+Digit2' },
        { id: 'codebook', label: t('codebook'), icon: <BookMarked />, keys: 'Ctrl+Digit3' },
        { id: 'share', label: t('share'), icon: <Share2 />, keys: 'Ctrl+Digit4' },
        {
          id: 'settings',
          label: t('settings'),
          icon: <Settings2 />,
          keys: 'Ctrl+Comma',
          place: 'end',
        },
      ]}
      current={section}
      onNavigate={goTo}
      breadcrumb={inner ? [root, inner] : [root]}
      onLock={() => void session.lock()}
      status={{ save, autoLockMinutes: settings.autoLockMinutes }}
      isDevelopmentHost={developmentHost}
      strips={
        <>
          <LocksSoonStrip near={nearLock} />
          {failure && (
            <FailureStrip
              code={failure}
              onClose={() => session.dismissFailure()}
              actions={
                unopened &&
                isLostRow(failure) && (
                  <BringBack
                    library={library}
                    interview={unopened}
                    onBack={(id) => {
                      session.dismissFailure();
                      void session.go({ screen: 'interview', id, tab: 'testimony' });
                    }}
                  />
                )
              }
            />
          )}
          <DamageStrip library={library} />
          <OwnModelNotice vault={library.vault} shape="strip" />
          {replay && <ReplayStrip report={replay} onClose={() => session.dismissReplay()} />}
          {save.kind === 'failed' && document && (
            <SaveFailedStrip code={save.code} document={document} vault={library.vault} />
          )}
        </>
      }
    >
      <ScreenView session={session} state={state} />
      <UndoToasts label={t('undoOffers')} closeLabel={t('common:close')} />
      <KeysSheet isOpen={areKeysShown} onClose={() => session.showKeys(false)} />
    </AppFrame>
  );
}
