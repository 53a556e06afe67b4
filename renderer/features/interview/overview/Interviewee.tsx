import { useTranslation } from 'react-i18next';
import {
  type Employer,
  type InterviewRecord,
  OCCUPATIONS,
  SEXES,
  SPEAKER_ROLES,
} from '../../../../core/domain/interview.ts';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { InterviewDocument } from '../interview-document.ts';
import { useOccupationName } from '../../../occupation-name.ts';
import { Group } from './Group.tsx';

export interface IntervieweeProps {
  readonly record: InterviewRecord;
  readonly onChange: InterviewDocument['setFields'];
}

const NO_EMPLOYER: Employer = { name: '', published: '' };

/** Who spoke, as far as readers may know. */
export function Interviewee({ record, onChange }: IntervieweeProps) {
  const { t } = useTranslation(['testimony', 'common']);
  const occupationName = useOccupationName();
  const { employer = NO_EMPLOYER } = record;
  return (
    <Group title={t('interviewee')} help={t('intervieweeHelp')} columns={2}>
      <Select
        label={t('roleLabel')}
        placeholder={t('common:notKnown')}
        options={SPEAKER_ROLES.map((id) => ({ id, label: t(`role.${id}`) }))}
        value={record.role === '' ? null : record.role}
        onChange={(role) => onChange({ role })}
      />
      <ComboBox
        label={t('occupation')}
        placeholder={t('common:notKnown')}
        openLabel={t('findOccupation')}
        noneText={t('common:nothingFound')}
        options={OCCUPATIONS.map((id) => ({ id, label: occupationName(id) }))}
        value={record.occupation === '' ? null : record.occupation}
        onChange={(occupation) => onChange({ occupation })}
      />
      <Select
        label={t('sexLabel')}
        placeholder={t('common:notKnown')}
        options={SEXES.map((id) => ({ id, label: t(`sex.${id}`) }))}
        value={record.sex ?? null}
        onChange={(sex) => onChange({ sex })}
      />
      <TextField
        label={t('employer.name')}
        description={t('employer.nameHelp')}
        value={employer.name}
        onChange={(name) => onChange({ employer: { ...employer, name } })}
      />
      <div data-wide>
        <TextField
          label={t('employer.published')}
          description={t('employer.publishedHelp')}
          value={employer.published}
          onChange={(published) => onChange({ employer: { ...employer, published } })}
        />
      </div>
    </Group>
  );
}
