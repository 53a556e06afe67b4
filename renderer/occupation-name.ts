import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { OCCUPATIONS, type Occupation } from '../core/domain/interview.ts';

type NameOf<Id> = Id extends `occ.${infer Name}` ? Name : never;

/**
 * Names an occupation in the language of the interface: the empty text for none, and the bare text of a bundle
 * that knows more of them than we do. One for all features, which may not import each other.
 */
export function useOccupationName(): (occupation: string) => string {
  const { t } = useTranslation('interviews');
  return useCallback(
    (occupation) => {
      const known = OCCUPATIONS.find((one) => one === occupation);
      if (known === undefined) return occupation;
      return t(`occupation.${known.slice('occ.'.length) as NameOf<Occupation>}`);
    },
    [t],
  );
}
