import { editCodebook } from '../../../../core/codebook/codebook-edit.ts';
import { ensureNotFrozen } from '../../../../core/domain/vault-rule.ts';
import { readCodebookFile } from '../read-codebook-file.ts';
import type { Answers, DoorContext } from '../door-context.ts';

type RegisterCallName =
  | 'people'
  | 'putPerson'
  | 'deletePerson'
  | 'codebook'
  | 'editCodebook'
  | 'readCodebookFile'
  | 'contacts'
  | 'rules'
  | 'setRule'
  | 'putContact'
  | 'deleteContact';

/** The lists that a vault keeps beside its interviews: people, codebook, contacts, rules. */
export function registerCalls({ host, opened, write }: DoorContext): Answers<RegisterCallName> {
  return {
    people: async () => [...(await opened().vault.register.list())],
    putPerson: (person) => write(({ vault }) => vault.register.put(person)),
    deletePerson: ({ id }) =>
      write(async ({ vault }) => ({ missedSnapshots: (await vault.register.delete(id)).length })),
    codebook: async () => opened().vault.codebook.list(),
    editCodebook: (edit) =>
      write(async ({ vault: { codebook, rules } }) => {
        ensureNotFrozen(await rules.list());
        await codebook.replace(editCodebook(await codebook.list(), edit));
      }),
    readCodebookFile: (file) => readCodebookFile(host, file),
    contacts: async () => opened().vault.contacts.list(),
    rules: async () => opened().vault.rules.list(),
    setRule: ({ id, isOn }) =>
      write(({ vault }) => (isOn ? vault.rules.put({ id }) : vault.rules.delete(id))),
    putContact: (contact) => write(({ vault }) => vault.contacts.put(contact)),
    deleteContact: ({ id }) => write(({ vault }) => vault.contacts.delete(id)),
  };
}
