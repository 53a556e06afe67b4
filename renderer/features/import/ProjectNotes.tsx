import { useTranslation } from 'react-i18next';
import {
  NOTES_WITHOUT_PLACE,
  type ProjectNote,
  type ProjectNoteKind,
} from '../../../core/import/project-note.ts';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from './ImportScreen.module.css';

const WITHOUT_PLACE: ReadonlySet<ProjectNoteKind> = new Set(NOTES_WITHOUT_PLACE);

/** What of a project is not taken, or not as it stood there. */
export function ProjectNotes({ notes }: { readonly notes: readonly ProjectNote[] }) {
  const { t } = useTranslation('importing');
  const stays = notes.filter(({ kind }) => WITHOUT_PLACE.has(kind));
  const others = notes.filter(({ kind }) => !WITHOUT_PLACE.has(kind));
  return (
    <>
      {others.length > 0 && (
        <Banner tone="warning">
          <NoteList notes={others} />
        </Banner>
      )}
      {stays.length > 0 && (
        <Banner tone="info" title={t('project.notTaken')}>
          <NoteList notes={stays} />
        </Banner>
      )}
    </>
  );
}

function NoteList({ notes }: { readonly notes: readonly ProjectNote[] }) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  return (
    <ul className={styles['notes']}>
      {notes.map(({ kind, count, names }) => (
        <li key={kind}>
          {t(`project.notes.${kind}`, { count, number: formatNumber(count, language) })}
          {names.length > 0 &&
            ` ${t(count > names.length ? 'project.andMore' : 'project.named', { names: names.join(', ') })}`}
        </li>
      ))}
    </ul>
  );
}
