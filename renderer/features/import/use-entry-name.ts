import { useTranslation } from 'react-i18next';
import {
  LANGUAGES,
  OCCUPATIONS,
  SETTINGS,
  SEXES,
  SPEAKER_ROLES,
} from '../../../core/domain/interview.ts';
import type { ListField } from '../../../core/import/value-words.ts';
import { useOccupationName } from '../../occupation-name.ts';

/** The entries of a list, by the names that the overview of an interview gives them. */
export function useEntryName(): (field: ListField) => readonly { id: string; label: string }[] {
  const { t } = useTranslation(['testimony', 'interviews']);
  const occupationName = useOccupationName();
  return (field) => {
    switch (field) {
      case 'role':
        return SPEAKER_ROLES.map((id) => ({ id, label: t(`role.${id}`) }));
      case 'occupation':
        return OCCUPATIONS.map((id) => ({ id, label: occupationName(id) }));
      case 'sex':
        return SEXES.map((id) => ({ id, label: t(`sex.${id}`) }));
      case 'setting':
        return SETTINGS.map((id) => ({ id, label: t(`setting.${id}`) }));
      case 'language':
        return LANGUAGES.map((id) => ({ id, label: t(`interviews:language.${id}`) }));
      default:
        return field satisfies never;
    }
  };
}
