import { useCallback, useEffect, useMemo, useState } from 'react';
import { formId } from '../../../core/import/form-id.ts';
import {
  type FormDrafts,
  type FormMapping,
  makeDrafts,
  suggestMapping,
} from '../../../core/import/form-mapping.ts';
import type { FormTable } from '../../../core/import/form-table.ts';
import type { ImportedState } from '../../../core/import/imported.ts';
import type { ImportDraft } from '../../vault/calls/import-calls.ts';
import type { Library } from '../../vault/library.ts';

/** Which submissions that were imported before are taken once more, as new interviews. */
export type TakenAgain = Readonly<Record<Exclude<ImportedState, 'here'>, boolean>>;

export interface FormState {
  /** Undefined until it is known how the form was imported last, and what of it is in the vault. */
  readonly mapping: FormMapping | undefined;
  /** True when the mapping is that of the last import of this form. */
  readonly isKnown: boolean;
  readonly changeMapping: (how: (before: FormMapping) => FormMapping) => void;
  readonly made: FormDrafts | undefined;
  /** How many submissions are in the vault already, by where. */
  readonly before: Readonly<Record<ImportedState, number>>;
  readonly again: TakenAgain;
  readonly setAgain: (again: TakenAgain) => void;
  /** What would be imported. */
  readonly drafts: readonly ImportDraft[];
  readonly failure: unknown;
  /** Remembers the mapping. */
  readonly keep: () => Promise<void>;
}

const NOT_AGAIN: TakenAgain = { bin: false, destroyed: false };
const NONE: readonly (ImportedState | undefined)[] = [];

/** What the columns of a form become, and which of its submissions are new. */
export function useForm(library: Library, table: FormTable): FormState {
  const [mapping, setMapping] = useState<FormMapping>();
  const [isKnown, setKnown] = useState(false);
  const [again, setAgain] = useState(NOT_AGAIN);
  const [states, setStates] = useState(NONE);
  const [failure, setFailure] = useState<unknown>();
  const { vault } = library;

  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      try {
        const known = await vault.call('knownForm', { id: await formId(table) });
        if (!isCurrent) return;
        setKnown(known !== undefined);
        setMapping(known ?? suggestMapping(table));
      } catch (error) {
        if (isCurrent) setFailure(error);
      }
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [vault, table]);

  const made = useMemo(() => mapping && makeDrafts(table, mapping), [table, mapping]);
  useEffect(() => {
    if (!made) return undefined;
    let isCurrent = true;
    vault.call('importedStates', { submissions: made.drafts.map(({ keys }) => keys) }).then(
      (found) => isCurrent && setStates(found),
      (error: unknown) => isCurrent && setFailure(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [vault, made]);

  const isChecked = made !== undefined && states.length === made.drafts.length;
  const count = (state: ImportedState) => states.filter((one) => one === state).length;
  const drafts = useMemo(() => {
    if (!made || !isChecked) return [];
    return made.drafts.filter((_, i) => {
      const state = states[i];
      return state === undefined || (state !== 'here' && again[state]);
    });
  }, [made, isChecked, states, again]);

  const changeMapping = useCallback<FormState['changeMapping']>(
    (how) => setMapping((before) => before && how(before)),
    [],
  );
  const keep = useCallback(async () => {
    if (!mapping) return;
    const { fields, values } = mapping;
    await vault.call('keepForm', { id: await formId(table), fields, values });
  }, [vault, table, mapping]);

  const before = { here: count('here'), bin: count('bin'), destroyed: count('destroyed') };
  return { mapping, isKnown, changeMapping, made, before, again, setAgain, drafts, failure, keep };
}
