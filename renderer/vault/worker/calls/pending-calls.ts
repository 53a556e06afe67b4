import type { Answers, DoorContext } from '../door-context.ts';
import { replayPending } from '../pending-edits.ts';

export function pendingCalls({
  host,
  opened,
  write,
}: DoorContext): Answers<'pendingSealKey' | 'replayPending' | 'writeCopy'> {
  return {
    pendingSealKey: async () => opened().vault.keyring.pendingSeal,
    writeCopy: async ({ target, interview }) => opened().bundles.writeCopy(target, interview),
    replayPending: () => write(({ vault }) => replayPending(vault, host)),
  };
}
