import { type ReactNode, useState } from 'react';
import type { Person } from '../../../core/domain/person.ts';
import type { Library } from '../../vault/library.ts';
import { PersonDialog } from './PersonDialog.tsx';

interface OpenForm {
  readonly draft: Partial<Person>;
  readonly settle: (person: Person | undefined) => void;
}

export interface PersonDialogHandle {
  /**
   * Opens the form for an entry of the register, new or to be changed.
   * Resolves with the saved entry, or with undefined when it was cancelled.
   */
  readonly registerPerson: (draft: Partial<Person>) => Promise<Person | undefined>;
  /** The form while it is open. Render it anywhere in the calling component. */
  readonly dialog: ReactNode;
}

/** The register's form for any screen: `renderer/app` hands `registerPerson` on to features that need it. */
export function usePersonDialog(library: Library): PersonDialogHandle {
  const [form, setForm] = useState<OpenForm>();

  function close(person: Person | undefined) {
    form?.settle(person);
    setForm(undefined);
  }

  return {
    registerPerson: (draft) => {
      if (draft.id !== undefined) library.noteIdentityViewed(draft.id);
      return new Promise((settle) => setForm({ draft, settle }));
    },
    dialog: form && (
      <PersonDialog
        draft={form.draft}
        people={library.snapshot().people}
        onSave={async (person) => {
          await library.putPerson(person);
          close(person);
        }}
        onCancel={() => close(undefined)}
      />
    ),
  };
}
