import { useTranslation } from 'react-i18next';
import {
  CAPACITIES,
  CONSENT_METHODS,
  type ConsentSession,
  EXPLAINED_POINTS,
  YES_OR_NO,
} from '../../../../core/domain/consent-session.ts';
import { LANGUAGES } from '../../../../core/domain/interview.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './ConsentGroup.module.css';
import { DateEntry } from './DateEntry.tsx';

interface SessionFieldsProps {
  readonly session: ConsentSession;
  readonly onChange: (part: Partial<ConsentSession>) => void;
}

/** Fields of a conversation that are typed, and those answered with yes or no. */
type TypedField = {
  [Key in keyof ConsentSession]: string extends ConsentSession[Key] ? Key : never;
}[keyof ConsentSession];
type AnsweredField = 'saidBack' | 'alone' | 'paperKept';

/** How the speaker was told and asked. Codes and roles, no names. */
export function SessionFields({ session, onChange }: SessionFieldsProps) {
  const { t } = useTranslation(['testimony', 'interviews', 'common']);

  const text = (field: Exclude<TypedField, 'date'>) => (
    <TextField
      label={t(`consent.session.${field}`)}
      value={session[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  const yesOrNo = (field: AnsweredField) => (
    <Select
      label={t(`consent.session.${field}`)}
      options={YES_OR_NO.map((id) => ({ id, label: t(`consent.session.answers.${id}`) }))}
      value={session[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );

  return (
    <>
      <div className={styles['pairs']}>
        <Select
          label={t('consent.method')}
          options={CONSENT_METHODS.map((id) => ({ id, label: t(`consent.methods.${id}`) }))}
          value={session.method}
          onChange={(method) => onChange({ method })}
        />
        <Select
          label={t('consent.session.capacity')}
          options={CAPACITIES.map((id) => ({ id, label: t(`consent.session.capacities.${id}`) }))}
          value={session.capacity}
          onChange={(capacity) => onChange({ capacity })}
        />
      </div>
      {session.capacity === 'in-doubt' && (
        <Banner tone="warning" title={t('consent.session.doubtTitle')}>
          {t('consent.session.doubtText')}
        </Banner>
      )}
      <DateEntry
        label={t('consent.session.date')}
        date={session.date}
        onChange={(date) => onChange({ date })}
      />
      <div className={styles['pairs']}>
        {text('time')}
        <Select
          label={t('consent.session.language')}
          placeholder={t('common:notKnown')}
          options={LANGUAGES.map((id) => ({ id, label: t(`interviews:language.${id}`) }))}
          value={session.language === '' ? null : session.language}
          onChange={(language) => onChange({ language })}
        />
        {text('obtainedBy')}
        {text('interpreterCode')}
        {session.method === 'oral-witnessed' && text('witnessCode')}
      </div>
      <div className={styles['facts']}>
        <span className={styles['minor']}>{t('consent.session.explained')}</span>
        {EXPLAINED_POINTS.map((point) => (
          <Checkbox
            key={point}
            label={t(`consent.session.points.${point}`)}
            isSelected={session.explained.includes(point)}
            onChange={(isTold) =>
              onChange({
                explained: EXPLAINED_POINTS.filter((one) =>
                  one === point ? isTold : session.explained.includes(one),
                ),
              })
            }
          />
        ))}
      </div>
      <div className={styles['pairs']}>
        {yesOrNo('saidBack')}
        {text('comprehensionNote')}
        {yesOrNo('alone')}
        {text('othersPresent')}
      </div>
      {text('pressure')}
      {text('refusalReason')}
      <div className={styles['pairs']}>
        {yesOrNo('paperKept')}
        {session.paperKept === 'yes' && text('paperAt')}
      </div>
      {session.paperKept === 'yes' && (
        <Banner tone="warning">{t('consent.session.paperText')}</Banner>
      )}
    </>
  );
}
