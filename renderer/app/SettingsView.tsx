import { useSyncExternalStore } from 'react';
import { BackupGroup } from '../features/backup/BackupGroup.tsx';
import { LogGroup } from '../features/custody/LogGroup.tsx';
import { ReviewRules } from '../features/settings/ReviewRules.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { WipeGroup } from '../features/wipe/WipeGroup.tsx';
import type { Library } from '../vault/library.ts';
import { MissingInterviews } from './MissingInterviews.tsx';
import type { Session } from './session.ts';

interface SettingsViewProps {
  readonly session: Session;
  readonly library: Library;
  readonly vaultName: string;
}

/** The settings, with the groups that other features add to them. */
export function SettingsView({ session, library, vaultName }: SettingsViewProps) {
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
      vaultName={vaultName}
      onRename={(name) => session.renameVault(name)}
      onSettings={(change) => void session.changeSettings(change)}
      onChangePassphrase={(current, next) => session.changePassphrase(current, next)}
      onRekeyed={() => void session.lock()}
      wipe={
        <WipeGroup
          vaultName={vaultName}
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
