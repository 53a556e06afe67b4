import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components';
import { ARIA_LOCALES } from '../i18n.ts';
import { OpenBackupDialog } from '../features/backup/OpenBackupDialog.tsx';
import { DoorFrame, DoorStrip } from '../features/unlock/DoorFrame.tsx';
import { HoldToWipe } from '../features/wipe/HoldToWipe.tsx';
import { WipeResult } from '../features/wipe/WipeResult.tsx';
import { DevelopmentHostStrip } from './DevelopmentHostStrip.tsx';
import { DoorView } from './DoorView.tsx';
import { FailureStrip } from './FailureStrip.tsx';
import { SettingsNotice } from './SettingsNotice.tsx';
import type { Session } from './session.ts';
import { useAppearance } from './use-appearance.ts';
import { useMainEvents } from './use-main-events.ts';
import { useQuitKey } from './use-quit-key.ts';
import { Workspace } from './Workspace.tsx';

/** The whole page: the first run, the locked door, or the open vault. */
export function App({ session }: { readonly session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const facts = useSyncExternalStore(session.subscribe, session.facts);
  const { settings, settingsSetAside, failure, developmentHost } = facts;
  const [isNoticeRead, setNoticeRead] = useState(false);
  const [isRestoring, setRestoring] = useState(false);
  useAppearance(settings);
  useMainEvents(session);
  useQuitKey(session);
  return (
    <I18nProvider locale={ARIA_LOCALES[settings.language]}>
      {settingsSetAside !== undefined && !isNoticeRead && (
        <SettingsNotice name={settingsSetAside} onClose={() => setNoticeRead(true)} />
      )}
      <HoldToWipe keys={settings.wipeShortcut} onWipe={() => void session.wipe('all')} />
      {/* The open vault has its own place for it. */}
      {failure && state.phase !== 'open' && (
        <FailureStrip code={failure} onClose={() => session.dismissFailure()} />
      )}
      <DoorStrip value={developmentHost ? <DevelopmentHostStrip /> : null}>
        <Screen session={session} state={state} onRestore={() => setRestoring(true)} />
      </DoorStrip>
      {isRestoring && state.phase !== 'open' && (
        <OpenBackupDialog
          backups={session.backups()}
          purpose="restore"
          onClose={() => setRestoring(false)}
          onRestored={() => void session.lock()}
        />
      )}
    </I18nProvider>
  );
}

function Screen({
  session,
  state,
  onRestore,
}: {
  readonly session: Session;
  readonly state: ReturnType<Session['snapshot']>;
  readonly onRestore: () => void;
}) {
  const { t } = useTranslation('wipe');
  switch (state.phase) {
    case 'first-run':
    case 'choose':
    case 'locked':
      return <DoorView session={session} state={state} onRestore={onRestore} />;
    case 'open':
      return <Workspace session={session} state={state} />;
    case 'wiped':
      return (
        <DoorFrame title={t('resultTitle')}>
          <WipeResult report={state.report} onGoOn={() => void session.choose()} />
        </DoorFrame>
      );
    // Covered on purpose: what was on screen is gone at once, before the last edits are on disk.
    case 'locking':
    case 'starting':
      return null;
  }
}
