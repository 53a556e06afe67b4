import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { type InterviewHeader, OCCUPATIONS, reviewUnder } from '../../../core/domain/interview.ts';
import { reviewOf } from '../../../core/domain/translation.ts';
import { needsSecondReader } from '../../../core/domain/vault-rule.ts';
import { useLanguage } from '../../i18n.ts';
import type { Library } from '../../vault/library.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { foldForSearch } from '../../ui/fold.ts';
import { formatPartialDate } from '../../ui/format.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './ExportWizard.module.css';
import type { ExportDraft } from './export-draft.ts';
import { useOccupationName } from '../../occupation-name.ts';
import { StepTitle } from './StepTitle.tsx';
import type { ChangeDraft } from './use-export-draft.ts';
import { useLibrary } from './use-library.ts';
import { useWhatColumns } from './what-columns.tsx';

interface WhatStepProps {
  readonly library: Library;
  readonly draft: ExportDraft;
  readonly onChange: ChangeDraft;
}

const ANY = 'any';

/** Chooses interviews. A filter narrows what is shown; what was chosen before stays chosen. */
export function WhatStep({ library, draft, onChange }: WhatStepProps) {
  const { t } = useTranslation(['share', 'common']);
  const language = useLanguage();
  const occupationName = useOccupationName();
  const { interviews: all, translations, tags, rules } = useLibrary(library);
  const isReadTwice = needsSecondReader(rules);
  // Translations go along: an interview is no further than the least reviewed of its texts.
  const interviews = useMemo(
    () =>
      all.map((header) => {
        const own = translations.filter((one) => one.translationOf === header.id);
        return { ...header, review: reviewUnder(reviewOf([header, ...own]), isReadTwice) };
      }),
    [all, translations, isReadTwice],
  );
  const [words, setWords] = useState('');
  const [tag, setTag] = useState<string>(ANY);
  const [occupation, setOccupation] = useState<string>(ANY);
  const columns = useWhatColumns();

  const shown = useMemo(() => {
    const sought = foldForSearch(words);
    const text = (header: InterviewHeader) =>
      foldForSearch(`${header.code} ${header.place} ${formatPartialDate(header.date, language)}`);
    return interviews.filter(
      (header) =>
        (tag === ANY || header.tags.some((one) => one === tag)) &&
        (occupation === ANY || header.occupation === occupation) &&
        text(header).includes(sought),
    );
  }, [interviews, words, tag, occupation, language]);

  const chosen = new Set<string>(draft.chosen);
  const used = new Set(interviews.flatMap((header) => header.tags));
  const usedOccupations = OCCUPATIONS.filter((one) =>
    interviews.some((header) => header.occupation === one),
  );
  const hidden = draft.chosen.length - shown.filter((header) => chosen.has(header.id)).length;
  const counts = { chosen: draft.chosen.length, all: interviews.length, hidden };

  /** The table knows only the rows it shows; what the filter hides keeps its tick. */
  function choose(ticked: ReadonlySet<string>) {
    const isShown = new Set<string>(shown.map((header) => header.id));
    const kept = draft.chosen.filter((id) => !isShown.has(id));
    const fresh = shown.filter((header) => ticked.has(header.id)).map((header) => header.id);
    onChange({ chosen: [...kept, ...fresh] as readonly InterviewId[] });
  }

  if (interviews.length === 0) {
    return <EmptyState title={t('what.emptyTitle')}>{t('what.emptyText')}</EmptyState>;
  }
  return (
    <>
      <StepTitle>{t('what.title')}</StepTitle>
      <div className={styles['filters']}>
        <SearchField
          label={t('what.search')}
          placeholder={t('what.search')}
          clearLabel={t('common:clear')}
          value={words}
          onChange={setWords}
        />
        <Select
          label={t('what.tag')}
          value={tag}
          onChange={setTag}
          options={[
            { id: ANY, label: t('what.anyTag') },
            ...tags
              .filter((one) => used.has(one.id))
              .map((one) => ({ id: one.id as string, label: one.label })),
          ]}
        />
        <Select
          label={t('what.occupation')}
          value={occupation}
          onChange={setOccupation}
          options={[
            { id: ANY, label: t('what.anyOccupation') },
            ...usedOccupations.map((one) => ({ id: one as string, label: occupationName(one) })),
          ]}
        />
      </div>
      <div className={styles['chosen']}>
        <span aria-live="polite">
          {t(hidden > 0 ? 'what.chosenHidden' : 'what.chosen', counts)}
        </span>
        <Button isCompact onPress={() => choose(new Set(shown.map((header) => header.id)))}>
          {t('what.chooseShown')}
        </Button>
        <Button isCompact variant="quiet" onPress={() => onChange({ chosen: [] })}>
          {t('what.chooseNone')}
        </Button>
      </div>
      <div className={styles['table']}>
        <DataTable
          label={t('what.list')}
          columns={columns}
          items={shown}
          itemText={(header) => header.code}
          selection={{ mode: 'multiple', selected: chosen, onChange: choose }}
          selectAllLabel={t('what.chooseShown')}
          empty={t('what.noMatch')}
        />
      </div>
    </>
  );
}
