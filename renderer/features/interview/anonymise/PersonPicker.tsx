import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../../core/domain/ids.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { IdentifierKind } from '../../../../core/domain/redaction.ts';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { personOptions } from './person-options.ts';

export interface PersonPickerProps {
  readonly people: readonly Person[];
  /** What stands at the place: only entries that can be that are shown. */
  readonly kind: IdentifierKind;
  readonly value: PersonId | undefined;
  readonly onChange: (person: Person | undefined) => void;
  /** The choice stands in the field. */
  readonly onDone?: () => void;
}

/** Who or what of the register stands at a place. Found by pseudonym, name or spelling. */
export function PersonPicker({ people, kind, value, onChange, onDone }: PersonPickerProps) {
  const { t } = useTranslation(['anonymise', 'common']);
  return (
    <ComboBox
      label={t('person.label')}
      openLabel={t('person.find')}
      noneText={t('common:nothingFound')}
      moreText={(count) => t('person.more', { count })}
      // Not a value: whoever comes to the field types a name, and has nothing to take out first.
      placeholder={t('person.none')}
      options={personOptions(people, kind, t('person.none'))}
      value={value ?? null}
      onChange={(id) => onChange(people.find((one) => one.id === id))}
      {...(onDone && { onDone })}
    />
  );
}
