import type { ImportCalls } from '../../calls/import-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';

/** Files of other programs that become interviews. */
export function importCalls({ opened, write }: DoorContext): Answers<keyof ImportCalls> {
  return {
    readImport: async (source) => opened().imports.read(source),
    importInterviews: ({ drafts, tags }) => write(({ imports }) => imports.create(drafts, tags)),
    undoImport: ({ ids, deletedAt }) => write(({ vault }) => vault.bin.moveAll(ids, deletedAt)),
    importedStates: async ({ submissions }) => opened().imports.states(submissions),
    knownForm: async ({ id }) => (await opened().vault.forms.list()).find((one) => one.id === id),
    keepForm: (form) => write(({ vault }) => vault.forms.put(form)),
  };
}
