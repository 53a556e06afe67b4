import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../../core/domain/interview.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';

export interface TextChoiceProps {
  /** Left out where only translations are to be chosen from. */
  readonly original?: InterviewId;
  readonly translations: readonly InterviewHeader[];
  readonly shown: InterviewId;
  readonly onText: (id: InterviewId) => void;
}

/** Which text of the interview a tab shows. Nothing where there is no choice. */
export function TextChoice({ original, translations, shown, onText }: TextChoiceProps) {
  const { t } = useTranslation(['testimony', 'interviews']);
  const options = [
    ...(original === undefined ? [] : [{ id: original, label: t('translation.original') }]),
    ...translations.map(({ id, language }, at) => {
      const name = t(`interviews:language.${language || 'other'}`);
      const nth = translations.slice(0, at).filter((one) => one.language === language).length + 1;
      return { id, label: nth > 1 ? `${name} ${nth}` : name };
    }),
  ];
  if (options.length < 2) return null;
  return (
    <SegmentedControl
      label={t('translation.text')}
      options={options}
      value={shown}
      onChange={onText}
    />
  );
}
