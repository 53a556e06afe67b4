import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import {
  type InterviewRecord,
  LANGUAGES,
  type Place,
  PLACE_LEVELS,
  SETTINGS,
} from '../../../../core/domain/interview.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { DateEntry } from './DateEntry.tsx';
import { Group } from './Group.tsx';

export interface BasicsProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly record: InterviewRecord;
  readonly onChange: InterviewDocument['setFields'];
}

/** Code, when, where, and how the conversation was held. */
export function Basics({ document, library, record, onChange }: BasicsProps) {
  const { t } = useTranslation(['testimony', 'interviews', 'common']);
  const problem = useCodeProblem(library, document.id, record.code);
  const setPlace = (place: Partial<Place>) => onChange({ place: { ...record.place, ...place } });
  return (
    <Group title={t('basics')} columns={2}>
      <TextField
        label={t('code')}
        description={t('codeHelp')}
        error={problem}
        value={record.code}
        onChange={(code) => onChange({ code })}
      />
      <TextField
        label={t('interviewer')}
        description={t('interviewerHelp')}
        value={record.interviewerCode}
        onChange={(interviewerCode) => onChange({ interviewerCode })}
      />
      <div data-wide>
        <DateEntry
          label={t('date.label')}
          date={record.date}
          onChange={(date) => onChange({ date })}
        />
      </div>
      <div data-wide>
        <TextField
          label={t('place.name')}
          description={t('place.nameHelp')}
          value={record.place.name}
          onChange={(name) => setPlace({ name })}
        />
      </div>
      <TextField
        label={t('place.published')}
        description={t('place.publishedHelp')}
        value={record.place.published}
        onChange={(published) => setPlace({ published })}
      />
      <Select
        label={t('place.level')}
        options={PLACE_LEVELS.map((id) => ({ id, label: t(`place.levels.${id}`) }))}
        value={record.place.level}
        onChange={(level) => setPlace({ level })}
      />
      <Select
        label={t('languageSpoken')}
        placeholder={t('common:notKnown')}
        options={LANGUAGES.map((id) => ({ id, label: t(`interviews:language.${id}`) }))}
        value={record.language === '' ? null : record.language}
        onChange={(language) => onChange({ language })}
      />
      <Select
        label={t('settingLabel')}
        placeholder={t('common:notKnown')}
        options={SETTINGS.map((id) => ({ id, label: t(`setting.${id}`) }))}
        value={record.setting === '' ? null : record.setting}
        onChange={(setting) => onChange({ setting })}
      />
      <Checkbox
        label={t('interpreter')}
        isSelected={record.interpreter}
        onChange={(interpreter) => onChange({ interpreter })}
      />
    </Group>
  );
}

/** Codes are cited, so two interviews must not share one; both stay as they are until the person decides. */
function useCodeProblem(library: Library, id: InterviewId, code: string): string | undefined {
  const { t } = useTranslation('testimony');
  const { interviews, bin } = useSyncExternalStore(library.subscribe, library.snapshot);
  const trimmed = code.trim();
  if (trimmed === '') return t('codeEmpty');
  const isTaken = [...interviews, ...bin].some(
    (header) => header.id !== id && header.code.trim().toLowerCase() === trimmed.toLowerCase(),
  );
  return isTaken ? t('codeTaken') : undefined;
}
