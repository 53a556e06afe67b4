import { useSyncExternalStore } from 'react';
import { BackupGroup } from '../features/backup/BackupGroup.tsx';
import { LogGroup } from '../features/custody/LogGroup.tsx';
import { ReviewRules } from '../features/settings/ReviewRules.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { WipeGroup } from '../features/wipe/WipeGroup.tsx';
import { MissingInterviews } from './MissingInterviews.tsx';
import type { Session } from './session.ts';
import type { OpenSession } from './session-state.ts';

/** The settings, and the groups of other features that stand among them. */
export function SettingsView({
  session,
  state: { library, vault },
}: {
  readonly session: Session;
  readonly state: OpenSession;
}) {
  const { settings } = useSyncExternalStore(session.subscribe, session.facts);
  return (
    <SettingsScreen
      settings={settings}
      rules={
        <>
          <ReviewRules library={library} />
          <LogGroup onOpen={() => void session.go({ screen: 'settings', section: 'log' })} />
        </>
      }
      vault={library.vault}
      vaultName={vault.name}
      onRename={(name) => session.renameVault(name)}
      onSettings={(change) => void session.changeSettings(change)}
      onChangePassphrase={(current, next) => session.changePassphrase(current, next)}
      onRekeyed={() => void session.lock()}
      wipe={
        <WipeGroup
          vaultName={vault.name}
          shortcut={settings.wipeShortcut}
          onShortcut={(wipeShortcut) => void session.changeSettings({ wipeShortcut })}
          onWipe={() => session.wipe('this')}
        />
      }
      backup={
        <BackupGroup
          backups={session.backups()}
          missing={<MissingInterviews library={library} />}
          onRestored={() => void session.lock()}
        />
      }
    />
  );
}
