import type { Answers, DoorContext } from '../door-context.ts';
import { replayPending } from '../pending-edits.ts';

export function pendingCalls({
  host,
  opened,
  write,
}: DoorContext): Answers<'pendingSealKey' | 'replayPending'> {
  return {
    pendingSealKey: async () => opened().vault.keyring.pendingSeal,
    replayPending: () => write(({ vault }) => replayPending(vault, host)),
  };
}
