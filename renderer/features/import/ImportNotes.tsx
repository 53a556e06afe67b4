import { useTranslation } from 'react-i18next';
import type { ImportNote } from '../../../core/import/import-note.ts';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from './ImportScreen.module.css';

/** What of the file is not taken, or not as it stood there. */
export function ImportNotes({ notes }: { readonly notes: readonly ImportNote[] }) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  if (notes.length === 0) return null;
  return (
    <Banner tone="warning">
      <ul className={styles['notes']}>
        {notes.map(({ kind, count }) => (
          <li key={kind}>{t(`notes.${kind}`, { count, number: formatNumber(count, language) })}</li>
        ))}
      </ul>
    </Banner>
  );
}
