import { useTranslation } from 'react-i18next';
import { tagName } from '../../../core/domain/tag.ts';
import type { CodeLine } from '../../../core/import/project-drafts.ts';
import type { ProjectSource } from '../../../core/import/read-project.ts';
import { useLanguage } from '../../i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import styles from './ImportScreen.module.css';

const SHOWN = 5;
const SHOWN_TEXT = 600;
/** Enough to see whether the words are the right ones. */
const SHOWN_PASSAGES = 4;
const SHOWN_WORDS = 80;

interface ProjectTextsProps {
  readonly sources: readonly ProjectSource[];
  readonly codes: readonly CodeLine[];
}

/** The first texts of a project, with the first of what is coded in them. */
export function ProjectTexts({ sources, codes }: ProjectTextsProps) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  return (
    <section className={styles['preview']} aria-label={t('form.preview')}>
      <h2>{t('form.preview')}</h2>
      {sources.length > SHOWN && (
        <p className={styles['minor']}>
          {t('form.previewOf', { shown: SHOWN, all: formatNumber(sources.length, language) })}
        </p>
      )}
      {sources.slice(0, SHOWN).map((source, i) => (
        // Two may have one name. Their order never changes.
        // oxlint-disable-next-line no-array-index-key
        <OneText key={i} source={source} codes={codes} />
      ))}
    </section>
  );
}

interface OneTextProps {
  readonly source: ProjectSource;
  readonly codes: readonly CodeLine[];
}

function OneText({ source, codes }: OneTextProps) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const { name, description, text, passages } = source;
  const tagOf = (at: number) => {
    const line = codes[at];
    return line?.tag ? tagName(line.tag, language) : (line?.label ?? '');
  };
  const more = passages.length - SHOWN_PASSAGES;
  return (
    <dl className={styles['facts']}>
      <Fact label={t('project.name')} words={name} />
      <Fact label={t('project.summary')} words={cut(description, SHOWN_TEXT)} />
      <Fact label={t('project.tags')} words={source.codes.map(tagOf).join(', ')} />
      {passages.length > 0 && (
        <div>
          <dt>{t('project.passage')}</dt>
          <dd>
            <ul className={styles['notes']}>
              {passages.slice(0, SHOWN_PASSAGES).map(({ from, to, code }) => (
                <li key={`${from} ${to} ${code}`}>
                  {t('project.passageOf', {
                    words: cut(text.slice(from, to), SHOWN_WORDS),
                    tag: tagOf(code),
                  })}
                </li>
              ))}
              {more > 0 && (
                <li>
                  {t('project.passagesMore', { count: more, number: formatNumber(more, language) })}
                </li>
              )}
            </ul>
          </dd>
        </div>
      )}
      <Fact label={t('project.testimony')} words={cut(text, SHOWN_TEXT)} />
    </dl>
  );
}

function Fact({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    words !== '' && (
      <div>
        <dt>{label}</dt>
        <dd>{words}</dd>
      </div>
    )
  );
}

function cut(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most).toWellFormed()}…` : words;
}
