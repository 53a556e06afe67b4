import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../../core/domain/ids.ts';
import type { TestimonyLanguage } from '../../../core/domain/interview.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { isCodebookFrozen } from '../../../core/domain/vault-rule.ts';
import { planProject, projectDrafts } from '../../../core/import/project-drafts.ts';
import type { ProjectFile } from '../../../core/import/read-project.ts';
import { useLanguage } from '../../i18n.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CODE_COLOUR_COUNT } from '../../ui/code-colours.ts';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import type { Library } from '../../vault/library.ts';
import { ImportFooter } from './ImportFooter.tsx';
import styles from './ImportScreen.module.css';
import { ProjectCodes } from './ProjectCodes.tsx';
import { ProjectNotes } from './ProjectNotes.tsx';
import { ProjectTexts } from './ProjectTexts.tsx';
import { useEntryName } from './use-entry-name.ts';
import type { NamedDraft } from './use-import.ts';

interface ProjectImportProps {
  readonly library: Library;
  readonly name: string;
  readonly content: ProjectFile;
  readonly isWriting: boolean;
  readonly onAnother: () => void;
  readonly onWrite: (drafts: readonly NamedDraft[], tags: readonly Tag[]) => void;
}

const LATER = 'later';

/** What the texts and codes of a project become, and what of it is not taken. */
export function ProjectImport(props: ProjectImportProps) {
  const { library, name, content, isWriting, onAnother, onWrite } = props;
  const { sources, notes } = content;
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const entries = useEntryName();
  // As they were when the file was read: nothing else changes them while it is looked at.
  const [{ tags, rules }] = useState(() => library.snapshot());
  const plan = useMemo(() => planProject(tags, content), [tags, content]);
  const [spoken, setSpoken] = useState<TestimonyLanguage>('');
  const [areNamesKept, setNamesKept] = useState(false);

  const count = (number: number) => ({ count: number, number: formatNumber(number, language) });
  const passages = sources.reduce((sum, one) => sum + one.passages.length, 0);
  const fresh = plan.codes.filter(({ becomes }) => becomes === 'new').length;
  const isFrozen = fresh > 0 && isCodebookFrozen(rules);
  const frozen = isFrozen ? t('project.obstacle.frozen', count(fresh)) : undefined;
  const obstacle = sources.length === 0 ? t('project.obstacle.none') : frozen;

  function write() {
    const choices = { language: spoken, areNamesKept, newId, colours: CODE_COLOUR_COUNT };
    const made = projectDrafts(content, plan, tags, choices);
    const named = made.drafts.map((draft, i) => ({ ...draft, from: sources[i]?.name || name }));
    onWrite(named, made.tags);
  }

  return (
    <>
      <div className={styles['form']}>
        <section className={styles['preview']} aria-label={t('project.about')}>
          <h2>{name}</h2>
          <p className={styles['minor']}>
            {t('project.facts', {
              texts: t('project.texts', count(sources.length)),
              codes: t('project.codes', count(plan.codes.length)),
              passages: t('project.passages', count(passages)),
            })}
          </p>
          <ProjectNotes notes={notes} />
          <div className={styles['narrow']}>
            <Select
              label={t('project.language')}
              value={spoken || LATER}
              options={[{ id: LATER, label: t('project.languageLater') }, ...entries('language')]}
              onChange={(id) => setSpoken(id === LATER ? '' : (id as TestimonyLanguage))}
            />
          </div>
          <Checkbox
            label={t('project.keepNames')}
            description={t('project.keepNamesHelp')}
            isSelected={areNamesKept}
            onChange={setNamesKept}
          />
          {plan.codes.length > 0 && <ProjectCodes codes={plan.codes} />}
        </section>
        <ProjectTexts sources={sources} codes={plan.codes} />
      </div>
      <ImportFooter
        count={sources.length}
        isWriting={isWriting}
        obstacle={obstacle}
        note=""
        onAnother={onAnother}
        onWrite={write}
      />
    </>
  );
}
