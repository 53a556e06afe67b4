import { useEffect } from 'react';
import type { MenuCommand } from '../../core/ipc/contract.ts';
import { onMain } from '../bridge.ts';
import { HOME } from './route.ts';
import type { Session } from './session.ts';
import { textSizeSteps } from './text-size.ts';

/** What the main process asks for: menu commands, and locks before sleep, screen lock and quit. */
export function useMainEvents(session: Session): void {
  useEffect(() => {
    const unsubscribe = [
      onMain('lock.requested', (reason) => {
        // Somebody who hides the window while making a vault goes on with it later.
        if (reason !== 'hidden' || session.snapshot().phase === 'open') void session.lock(reason);
      }),
      onMain('menu.command', (command) => void runCommand(session, command)),
      onMain('file.offered', () => void session.takeOffered()),
    ];
    // What was offered before this page listened; from now on the event tells.
    void session.takeOffered();
    return () => {
      for (const off of unsubscribe) off();
    };
  }, [session]);
}

async function runCommand(session: Session, command: MenuCommand): Promise<void> {
  const state = session.snapshot();
  const document = state.phase === 'open' ? state.document : undefined;
  switch (command) {
    case 'lock':
      return session.lock();
    case 'hide-lock':
      return session.hideAndLock();
    case 'new-interview':
      return session.newInterview();
    case 'open-bundle':
      return session.go({ screen: 'share', section: 'open' });
    case 'export':
      return session.go({ screen: 'share', section: 'export' });
    case 'undo':
      document?.undo();
      return;
    case 'redo':
      document?.redo();
      return;
    case 'text-larger':
    case 'text-smaller':
    case 'text-normal':
      return session.changeSettings({
        textSize: textSizeSteps[command](session.facts().settings.textSize),
      });
    case 'settings':
    case 'search':
    case 'people':
    case 'codebook':
    case 'share':
      return session.go({ screen: command });
    case 'interviews':
      return session.go(HOME);
    case 'shortcuts':
      return session.showKeys(true);
  }
}
