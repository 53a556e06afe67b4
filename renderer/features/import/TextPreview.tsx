import { useTranslation } from 'react-i18next';
import type { TextEncoding } from '../../../core/import/text-encoding.ts';
import type { TextFile } from '../../../core/import/read-file.ts';
import { useLanguage } from '../../i18n.ts';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { EncodingSelect } from './EncodingSelect.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import styles from './ImportScreen.module.css';

/** Enough to see whether it is the right text, read rightly. */
const SHOWN = 4000;

interface TextPreviewProps {
  readonly content: TextFile;
  readonly size: number;
  readonly onEncoding: (encoding: TextEncoding) => void;
}

export function TextPreview({ content, size, onEncoding }: TextPreviewProps) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const { text, notes, encoding } = content;
  const length = formatNumber(text.length, language);
  return (
    <>
      <p className={styles['minor']}>{t('size', { size: formatBytes(size, language), length })}</p>
      {encoding && <EncodingSelect encoding={encoding} onChange={onEncoding} />}
      <ImportNotes notes={notes} />
      <p className={styles['testimony']}>{text.slice(0, SHOWN)}</p>
      {text.length > SHOWN && <p className={styles['minor']}>{t('onlyStart')}</p>}
    </>
  );
}
