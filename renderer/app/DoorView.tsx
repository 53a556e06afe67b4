import { useCallback, useState } from 'react';
import type { LockReason } from '../../core/ipc/contract.ts';
import { ChooseVault } from '../features/unlock/ChooseVault.tsx';
import { CreateVault } from '../features/unlock/CreateVault.tsx';
import { Recover } from '../features/unlock/Recover.tsx';
import { Unlock, type UnlockNotice } from '../features/unlock/Unlock.tsx';
import type { Language } from '../i18n.ts';
import type { DoorState } from './at-door.ts';
import type { Session } from './session.ts';

/** The screens before a vault is open. */
export function DoorView({
  session,
  state,
  onRestore,
}: {
  readonly session: Session;
  readonly state: DoorState;
  /** Asks for a backup or snapshot to restore. */
  readonly onRestore: () => void;
}) {
  const { settings, lockReason } = session.facts();
  const onLanguage = (language: Language) =>
    void session.changeSettings({ language, languageChosen: true });
  switch (state.phase) {
    case 'first-run':
      return (
        <CreateVault
          language={settings.language}
          onLanguage={onLanguage}
          onCreate={(passphrase) => session.create(passphrase)}
          onRestore={onRestore}
          {...(state.vaults.length > 0 && { onLeave: () => void session.choose() })}
        />
      );
    case 'choose':
      return (
        <ChooseVault
          vaults={state.vaults}
          onChoose={(id) => void session.choose(id)}
          onNew={() => session.startNew()}
        />
      );
    case 'locked':
      return (
        <Locked
          key={state.vault.id}
          session={session}
          state={state}
          reason={lockReason}
          language={settings.language}
          onLanguage={onLanguage}
          onRestore={onRestore}
        />
      );
  }
}

interface LockedProps {
  readonly session: Session;
  readonly state: Extract<DoorState, { phase: 'locked' }>;
  readonly reason: LockReason | undefined;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onRestore: () => void;
}

function Locked(props: LockedProps) {
  const { session, state, reason, language, onLanguage, onRestore } = props;
  const [isForgotten, setForgotten] = useState(false);
  const notice: UnlockNotice | undefined = state.isJustMade ? 'made' : reason;
  const newestSnapshot = useCallback(
    async () => (await session.backups().snapshots())[0]?.madeAt,
    [session],
  );
  if (isForgotten)
    return (
      <Recover
        vaultName={state.vault.name}
        onTry={(shares) => session.tryShares(shares)}
        onRecover={(shares, next) => session.recover(shares, next)}
        onBack={() => setForgotten(false)}
      />
    );
  return (
    <Unlock
      vaultName={state.vault.name}
      onUnlock={(passphrase) => session.unlock(passphrase)}
      notice={notice}
      language={language}
      onLanguage={onLanguage}
      onForgotten={() => setForgotten(true)}
      onNew={() => session.startNew()}
      onRestore={onRestore}
      newestSnapshot={newestSnapshot}
      {...(state.vaults.length > 1 && { onOther: () => void session.choose() })}
    />
  );
}
